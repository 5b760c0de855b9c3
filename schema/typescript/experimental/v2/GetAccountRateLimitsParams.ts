// Written by `cargo xtask gen`; do not edit.

/** Params of `account/rateLimits/read`. */
export type GetAccountRateLimitsParams = {
  /** Whether to leave the single reset credits out and give only their number. No by default. */
  excludeResetCreditDetails?: boolean;
  /** Whether the client can show the reserve that the backend calls Luna. No by default. */
  supportsLunaReserve?: boolean;
};
