// Written by `cargo xtask gen`; do not edit.

/** What the automatic reviewer says to an action. */
export type GuardianAssessmentOutcome =
  /** It may be done. */
  | "allow"
  /** It may not. */
  | "deny";
