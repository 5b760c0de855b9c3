// Written by `cargo xtask gen`; do not edit.

/** Whether a thread is remembered in later ones. */
export type ThreadMemoryMode =
  /** It is. */
  | "enabled"
  /** It is not. */
  | "disabled";
