// Written by `cargo xtask gen`; do not edit.
import type { GuardianApprovalReview } from "./GuardianApprovalReview";
import type { GuardianApprovalReviewAction } from "./GuardianApprovalReviewAction";

/**
 * Payload of `item/autoApprovalReview/started`: sent when the reviewing model begins to look at an
 * action.
 */
export type ItemGuardianApprovalReviewStartedNotification = {
  /** What is to be approved. */
  action: GuardianApprovalReviewAction;
  /** The review, `inProgress`. */
  review: GuardianApprovalReview;
  /** Id of the review, to match it with its end. */
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
