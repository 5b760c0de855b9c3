// Written by `cargo xtask gen`; do not edit.

/** How far a call of the shell tool has come. */
export type LocalShellStatus =
  /** It is whole. */
  | "completed"
  /** It is still being written. */
  | "in_progress"
  /** It was cut short. */
  | "incomplete";
