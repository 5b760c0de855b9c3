// Written by `cargo xtask gen`; do not edit.

/** Whether a reset credit can still be spent. */
export type RateLimitResetCreditStatus =
  /** It can. */
  | "available"
  /** It is just being spent. */
  | "redeeming"
  /** It was spent. */
  | "redeemed"
  /** A status that this version does not know. */
  | "unknown";
