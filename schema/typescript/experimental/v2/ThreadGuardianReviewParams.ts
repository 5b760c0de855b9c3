// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/guardianReview`. */
export type ThreadGuardianReviewParams = {
  /** The thread. */
  threadId: string;
};
