// Written by `cargo xtask gen`; do not edit.

/** An account's use of tokens in a few numbers; those that are not known are `None`. */
export type AccountTokenUsageSummary = {
  /** How many days in a row it has been used up to now. */
  currentStreakDays: number | null;
  /** All tokens it ever used. */
  lifetimeTokens: number | null;
  /** How long its longest turn ran, in seconds. */
  longestRunningTurnSec: number | null;
  /** The most days in a row that it was ever used. */
  longestStreakDays: number | null;
  /** The most tokens it used on one day. */
  peakDailyTokens: number | null;
};
