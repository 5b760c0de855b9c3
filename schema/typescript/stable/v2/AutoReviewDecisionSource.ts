// Written by `cargo xtask gen`; do not edit.

/** Who decided a review. */
export type AutoReviewDecisionSource = "agent";
