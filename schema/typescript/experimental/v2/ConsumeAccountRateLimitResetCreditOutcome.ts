// Written by `cargo xtask gen`; do not edit.

/** What became of the wish to spend a reset credit. */
export type ConsumeAccountRateLimitResetCreditOutcome =
  /** The credit was spent and the limits start anew. */
  | "reset"
  /** No limit was there to be reset; no credit was spent. */
  | "nothingToReset"
  /** There is no credit to spend. */
  | "noCredit"
  /** It was spent before. */
  | "alreadyRedeemed";
