// Written by `cargo xtask gen`; do not edit.

/** A limit over a stretch of time. */
export type RateLimitWindow = {
  /** When it starts anew, in seconds since the Unix epoch. */
  resetsAt: number | null;
  /** How much is used, 0 to 100. */
  usedPercent: number;
  /** Its length in minutes. */
  windowDurationMins: number | null;
};
