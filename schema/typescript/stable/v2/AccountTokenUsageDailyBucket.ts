// Written by `cargo xtask gen`; do not edit.

/** The tokens of one day. */
export type AccountTokenUsageDailyBucket = {
  /** The day, as a date in text. */
  startDate: string;
  /** How many were used on it. */
  tokens: number;
};
