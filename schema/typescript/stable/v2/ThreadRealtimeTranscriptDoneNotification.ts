// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/realtime/transcript/done`, sent when all of what someone said is known as
 * text.
 */
export type ThreadRealtimeTranscriptDoneNotification = {
  /** Who said it. */
  role: string;
  /** All of what was said. */
  text: string;
  /** The thread. */
  threadId: string;
};
