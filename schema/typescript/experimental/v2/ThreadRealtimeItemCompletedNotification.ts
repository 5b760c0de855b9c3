// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeItem } from "./ThreadRealtimeItem";

/**
 * Payload of `thread/realtime/item/completed`, sent when an entry of a voice conversation is
 * complete.
 */
export type ThreadRealtimeItemCompletedNotification = {
  /** The entry. */
  item: ThreadRealtimeItem;
  /** The thread. */
  threadId: string;
};
