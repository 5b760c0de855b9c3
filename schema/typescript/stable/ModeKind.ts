// Written by `cargo xtask gen`; do not edit.

/** A mode of working together. */
export type ModeKind =
  /** The model makes a plan first and changes nothing. */
  | "plan"
  /** The model does what it is asked. */
  | "default";
