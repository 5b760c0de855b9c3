// Written by `cargo xtask gen`; do not edit.
import type { AccountTokenUsageDailyBucket } from "./AccountTokenUsageDailyBucket";
import type { AccountTokenUsageSummary } from "./AccountTokenUsageSummary";
import type { ThreadUsage } from "./ThreadUsage";

/** Answer to `account/usage/read`. */
export type GetAccountTokenUsageResponse = {
  /** The tokens of each day, if the backend tells them. */
  dailyUsageBuckets: Array<AccountTokenUsageDailyBucket> | null;
  /** The account's usage in a few numbers. */
  summary: AccountTokenUsageSummary;
  /**
   * The usage of the thread that was asked about; `None` if none was, or if nothing is known of
   * it.
   */
  threadUsage: ThreadUsage | null;
};
