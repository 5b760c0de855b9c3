// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `autoApprovalReview/strictReviewRequired`, sent when a turn's automatic reviews of
 * approvals have to be strict.
 */
export type StrictReviewRequiredNotification = {
  /** When that began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
