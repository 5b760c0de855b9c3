// Written by `cargo xtask gen`; do not edit.

/** Who said something in a voice conversation. */
export type ThreadRealtimeTranscriptRole =
  /** The user. */
  | "user"
  /** The model. */
  | "assistant";
