// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeItem } from "./ThreadRealtimeItem";

/** A stored entry of a voice conversation. */
export type ThreadRealtimeEntry = {
  /** The entry. */
  item: ThreadRealtimeItem;
  /** Its position in the thread's history. */
  position: number;
};
