// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoal } from "./ThreadGoal";

/** Answer to `thread/goal/get`. */
export type ThreadGoalGetResponse = {
  /** The goal; `None` if the thread has none. */
  goal: ThreadGoal | null;
};
