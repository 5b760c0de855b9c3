// Written by `cargo xtask gen`; do not edit.
import type { RateLimitResetCredit } from "./RateLimitResetCredit";

/** The reset credits of an account. */
export type RateLimitResetCreditsSummary = {
  /** How many can be spent. */
  availableCount: number;
  /** The credits one by one; `None` if they were not asked for or are not known. */
  credits: Array<RateLimitResetCredit> | null;
};
