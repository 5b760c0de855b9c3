// Written by `cargo xtask gen`; do not edit.

/** How a review by the reviewing model stands. */
export type GuardianApprovalReviewStatus =
  /** It goes on. */
  | "inProgress"
  /** The action may be done. */
  | "approved"
  /** The action may not be done. */
  | "denied"
  /** It took too long; nothing was decided. */
  | "timedOut"
  /** It was given up; nothing was decided. */
  | "aborted";
