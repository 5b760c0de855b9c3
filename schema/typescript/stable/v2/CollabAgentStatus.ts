// Written by `cargo xtask gen`; do not edit.

/** How an agent stands. */
export type CollabAgentStatus =
  /** It is being started. */
  | "pendingInit"
  /** It works. */
  | "running"
  /** It was interrupted. */
  | "interrupted"
  /** It is done. */
  | "completed"
  /** It failed. */
  | "errored"
  /** It was ended. */
  | "shutdown"
  /** There is no such agent. */
  | "notFound";
