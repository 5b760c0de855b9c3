// Written by `cargo xtask gen`; do not edit.

/** A limit on one user's spending. */
export type SpendControlLimitSnapshot = {
  /** The limit, as text. */
  limit: string;
  /** What is left of it, 0 to 100. */
  remainingPercent: number;
  /** When it starts anew, in seconds since the Unix epoch. */
  resetsAt: number;
  /** What is used, as text. */
  used: string;
};
