// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/realtime/itemAdded`, sent when the provider adds an item to the voice
 * conversation.
 */
export type ThreadRealtimeItemAddedNotification = {
  /** The item, as the provider sent it. */
  item: unknown;
  /** The thread. */
  threadId: string;
};
