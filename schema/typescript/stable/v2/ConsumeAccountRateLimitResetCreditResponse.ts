// Written by `cargo xtask gen`; do not edit.
import type { ConsumeAccountRateLimitResetCreditOutcome } from "./ConsumeAccountRateLimitResetCreditOutcome";

/** Answer to `account/rateLimitResetCredit/consume`. */
export type ConsumeAccountRateLimitResetCreditResponse = {
  /** What became of it. */
  outcome: ConsumeAccountRateLimitResetCreditOutcome;
};
