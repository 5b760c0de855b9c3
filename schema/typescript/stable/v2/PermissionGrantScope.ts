// Written by `cargo xtask gen`; do not edit.

/** How long granted permissions hold. */
export type PermissionGrantScope =
  /** To the end of the turn. */
  | "turn"
  /** To the end of the session. */
  | "session";
