// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/realtime/item/transcript/delta`, sent as more of an entry's words are known. */
export type ThreadRealtimeItemTranscriptDeltaNotification = {
  /** The words to append to the entry's text. */
  delta: string;
  /** The entry. */
  itemId: string;
  /** The thread. */
  threadId: string;
};
