// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./ThreadItem";

/** Payload of `item/completed`. */
export type ItemCompletedNotification = {
  /** When it was complete, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** Tokens of its content, if counted. */
  contentTokenCount: number | null;
  /** The whole item, in place of all that was told of it before. */
  item: ThreadItem;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
