// Written by `cargo xtask gen`; do not edit.

/** Whether a Unix socket may be reached. */
export type NetworkUnixSocketPermission =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";
