// Written by `cargo xtask gen`; do not edit.

/** The way in which a turn gets speech as its input. */
export type ThreadRealtimeHandoffMode =
  /** A turn starts with it. */
  | "start"
  /** A running turn is steered by it. */
  | "steer";
