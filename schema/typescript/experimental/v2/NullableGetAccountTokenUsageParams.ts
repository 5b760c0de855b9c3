// Written by `cargo xtask gen`; do not edit.
import type { GetAccountTokenUsageParams } from "./GetAccountTokenUsageParams";

export type NullableGetAccountTokenUsageParams = GetAccountTokenUsageParams | null;
