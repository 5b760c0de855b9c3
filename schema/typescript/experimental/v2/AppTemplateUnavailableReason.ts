// Written by `cargo xtask gen`; do not edit.

/** Why no app can be had from a pattern. */
export type AppTemplateUnavailableReason =
  /** The workspace has not set it up. */
  | "NOT_CONFIGURED_FOR_WORKSPACE"
  /** The user is in no workspace. */
  | "NO_ACTIVE_WORKSPACE";
