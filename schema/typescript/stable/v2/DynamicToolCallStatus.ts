// Written by `cargo xtask gen`; do not edit.

/** How a call of a client's tool stands. */
export type DynamicToolCallStatus =
  /** It runs. */
  | "inProgress"
  /** It returned. */
  | "completed"
  /** It failed. */
  | "failed";
