// Written by `cargo xtask gen`; do not edit.

/** What the administrator demands of feedback. */
export type FeedbackRequirements = {
  /** Whether the user may send any. */
  enabled: boolean | null;
};
