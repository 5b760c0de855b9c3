// Written by `cargo xtask gen`; do not edit.

/** How clearly the user wanted an action, as the automatic reviewer sees it. */
export type GuardianUserAuthorization =
  /** It cannot be told. */
  | "unknown"
  /** Hardly. */
  | "low"
  /** In part. */
  | "medium"
  /** Clearly. */
  | "high";
