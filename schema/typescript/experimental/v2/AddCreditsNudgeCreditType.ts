// Written by `cargo xtask gen`; do not edit.

/** What the owner of a workspace is asked for by e-mail. */
export type AddCreditsNudgeCreditType =
  /** More credits. */
  | "credits"
  /** A higher limit on usage. */
  | "usage_limit";
