// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./ThreadItem";

/** Payload of `item/started`. */
export type ItemStartedNotification = {
  /** The item as it begins. */
  item: ThreadItem;
  /** When it began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
