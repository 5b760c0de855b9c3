// Written by `cargo xtask gen`; do not edit.

/** How a turn stands. */
export type TurnStatus =
  /** The model came to its end. */
  | "completed"
  /** It was interrupted. */
  | "interrupted"
  /** It failed. */
  | "failed"
  /** It runs. */
  | "inProgress";
