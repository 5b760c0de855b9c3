// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeItem } from "./ThreadRealtimeItem";

/** Payload of `thread/realtime/item/started`, sent when an entry of a voice conversation begins. */
export type ThreadRealtimeItemStartedNotification = {
  /** The entry as it begins. */
  item: ThreadRealtimeItem;
  /** The thread. */
  threadId: string;
};
