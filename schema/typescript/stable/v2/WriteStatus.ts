// Written by `cargo xtask gen`; do not edit.

/** Whether a value that was written is in force. */
export type WriteStatus =
  /** It is. */
  | "ok"
  /** It is in the file, but a stronger layer sets another. */
  | "okOverridden";
