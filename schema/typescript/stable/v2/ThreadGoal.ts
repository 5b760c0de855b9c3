// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoalStatus } from "./ThreadGoalStatus";

/** What a thread works towards by itself, from turn to turn. */
export type ThreadGoal = {
  /** When it was set, in seconds since the Unix epoch. */
  createdAt: number;
  /** What is to be reached, in words; not empty. */
  objective: string;
  /** How it stands. */
  status: ThreadGoalStatus;
  /** The thread. */
  threadId: string;
  /** Time spent on it so far, in seconds. */
  timeUsedSeconds: number;
  /** Tokens it may use; `None` for no limit. */
  tokenBudget: number | null;
  /** Tokens it used so far: input that was not cached, and output. */
  tokensUsed: number;
  /** When it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};
