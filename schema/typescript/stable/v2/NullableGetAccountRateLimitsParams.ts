// Written by `cargo xtask gen`; do not edit.
import type { GetAccountRateLimitsParams } from "./GetAccountRateLimitsParams";

export type NullableGetAccountRateLimitsParams = GetAccountRateLimitsParams | null;
