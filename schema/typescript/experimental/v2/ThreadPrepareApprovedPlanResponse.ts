// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanResponse = {
  /** The words with which to start the turn that carries the plan out. */
  prompt: string;
};
