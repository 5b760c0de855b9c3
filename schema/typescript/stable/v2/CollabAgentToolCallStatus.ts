// Written by `cargo xtask gen`; do not edit.

/** How a call that steers agents stands. */
export type CollabAgentToolCallStatus =
  /** It runs. */
  | "inProgress"
  /** It is done. */
  | "completed"
  /** It failed. */
  | "failed"
  /** It was interrupted. */
  | "interrupted";
