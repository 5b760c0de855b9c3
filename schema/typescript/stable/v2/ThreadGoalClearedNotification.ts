// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/goal/cleared`. */
export type ThreadGoalClearedNotification = {
  /** The thread. */
  threadId: string;
};
