// Written by `cargo xtask gen`; do not edit.

/** How a goal stands. */
export type ThreadGoalStatus =
  /** The thread works towards it and starts turns by itself. */
  | "active"
  /** It rests until it is made active again. */
  | "paused"
  /** Something is in its way. */
  | "blocked"
  /** It rests because the account used up its allowance. */
  | "usageLimited"
  /** It used up its token budget; no further turn starts. */
  | "budgetLimited"
  /** It is reached. */
  | "complete";
