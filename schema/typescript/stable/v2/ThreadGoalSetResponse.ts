// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoal } from "./ThreadGoal";

/** Answer to `thread/goal/set`. */
export type ThreadGoalSetResponse = {
  /** The goal as it is now. */
  goal: ThreadGoal;
};
