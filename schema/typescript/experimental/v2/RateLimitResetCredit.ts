// Written by `cargo xtask gen`; do not edit.
import type { RateLimitResetCreditStatus } from "./RateLimitResetCreditStatus";
import type { RateLimitResetType } from "./RateLimitResetType";

/** A credit by which rate limits can be made to start anew. */
export type RateLimitResetCredit = {
  /** What it is, for people. */
  description: string | null;
  /** When it is lost if not spent, in seconds since the Unix epoch; `None` if it never is. */
  expiresAt: number | null;
  /** When the account got it, in seconds since the Unix epoch. */
  grantedAt: number;
  /** Its id, for `account/rateLimitResetCredit/consume`. */
  id: string;
  /** Which limits it resets. */
  resetType: RateLimitResetType;
  /** Whether it can still be spent. */
  status: RateLimitResetCreditStatus;
  /** Its name for people. */
  title: string | null;
};
