// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/realtime/transcript/delta`, sent as more of what is said becomes known as
 * text.
 */
export type ThreadRealtimeTranscriptDeltaNotification = {
  /** The further words. */
  delta: string;
  /** Who says them. */
  role: string;
  /** The thread. */
  threadId: string;
};
