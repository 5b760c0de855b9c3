// Written by `cargo xtask gen`; do not edit.
import type { GetAccountTokenUsageParams } from "./GetAccountTokenUsageParams";

/** `GetAccountTokenUsageParams` where a request has params, or null. */
export type NullableGetAccountTokenUsageParams = GetAccountTokenUsageParams | null;
