// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/goal/clear`. */
export type ThreadGoalClearResponse = {
  /** Whether there was a goal. */
  cleared: boolean;
};
