// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoal } from "./ThreadGoal";

/**
 * Payload of `thread/goal/updated`, sent to every connection when a goal is set, at the end of its
 * turns, and when a thread that has one is resumed.
 */
export type ThreadGoalUpdatedNotification = {
  /** The goal as it is now. */
  goal: ThreadGoal;
  /** The thread. */
  threadId: string;
  /** The turn whose end changed it; `None` if no turn did. */
  turnId: string | null;
};
