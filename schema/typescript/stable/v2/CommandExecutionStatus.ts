// Written by `cargo xtask gen`; do not edit.

/** How a command stands. */
export type CommandExecutionStatus =
  /** It runs, or waits for approval. */
  | "inProgress"
  /** It ended with status 0. */
  | "completed"
  /** It ended with another status, or could not be started. */
  | "failed"
  /** It was not approved. */
  | "declined";
