// Written by `cargo xtask gen`; do not edit.

/** Whether an environment can be reached. */
export type EnvironmentStatusKind =
  /** It can. */
  | "ready"
  /** The connection is not there yet. */
  | "pending"
  /** The connection was lost. */
  | "disconnected"
  /** Nothing is known about it. */
  | "unknown";
