// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/goal/get`. */
export type ThreadGoalGetParams = {
  /** The thread. */
  threadId: string;
};
