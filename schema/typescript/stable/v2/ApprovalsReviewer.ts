// Written by `cargo xtask gen`; do not edit.

/** Who answers approvals. */
export type ApprovalsReviewer =
  /** The user. */
  | "user"
  /** A reviewing model, before the user is asked. */
  | "auto_review"
  /** An older name of `auto_review`. */
  | "guardian_subagent";
