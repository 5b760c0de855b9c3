// Written by `cargo xtask gen`; do not edit.

/** How a voice conversation ended. */
export type ThreadRealtimeSessionOutcome =
  /** In the ordinary way. */
  | "ended"
  /** By a failure. */
  | "failed";
