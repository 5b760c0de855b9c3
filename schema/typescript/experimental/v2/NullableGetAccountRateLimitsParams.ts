// Written by `cargo xtask gen`; do not edit.
import type { GetAccountRateLimitsParams } from "./GetAccountRateLimitsParams";

/** `GetAccountRateLimitsParams` where a request has params, or null. */
export type NullableGetAccountRateLimitsParams = GetAccountRateLimitsParams | null;
