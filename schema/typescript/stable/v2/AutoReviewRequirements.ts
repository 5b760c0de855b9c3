// Written by `cargo xtask gen`; do not edit.

/** What the administrator demands of the automatic review of approvals. */
export type AutoReviewRequirements = {
  /** Rules that the review must leave aside. */
  ignoreRules: Array<string> | null;
  /** Models with which the review must be on. */
  requiredOnModels: Array<string> | null;
};
