// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/**
 * Payload of `thread/realtime/itemAdded`, sent when the provider adds an item to the voice
 * conversation.
 */
export type ThreadRealtimeItemAddedNotification = {
  /** The item, as the provider sent it. */
  item: JsonValue;
  /** The thread. */
  threadId: string;
};
