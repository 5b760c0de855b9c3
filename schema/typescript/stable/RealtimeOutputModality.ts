// Written by `cargo xtask gen`; do not edit.

/** What the voice model answers with. */
export type RealtimeOutputModality =
  /** Text. */
  | "text"
  /** Speech. */
  | "audio";
