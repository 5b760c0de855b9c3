// Written by `cargo xtask gen`; do not edit.
import type { AutoReviewDecisionSource } from "./AutoReviewDecisionSource";
import type { GuardianApprovalReview } from "./GuardianApprovalReview";
import type { GuardianApprovalReviewAction } from "./GuardianApprovalReviewAction";

/** Payload of `item/autoApprovalReview/completed`: sent when a review ended, decided or not. */
export type ItemGuardianApprovalReviewCompletedNotification = {
  /** What was to be approved. */
  action: GuardianApprovalReviewAction;
  /** When the review ended, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** Who decided. */
  decisionSource: AutoReviewDecisionSource;
  /** The review with its outcome. */
  review: GuardianApprovalReview;
  /** Id of the review, the same as when it started. */
  reviewId: string;
  /** When the review began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The item that the action belongs to; `None` if there is none. */
  targetItemId: string | null;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
