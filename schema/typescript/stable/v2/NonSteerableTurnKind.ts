// Written by `cargo xtask gen`; do not edit.

/** A kind of turn that takes no further input. */
export type NonSteerableTurnKind =
  /** A review. */
  | "review"
  /** The shortening of a history. */
  | "compact";
