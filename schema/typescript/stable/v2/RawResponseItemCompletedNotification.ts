// Written by `cargo xtask gen`; do not edit.
import type { ResponseItem } from "../ResponseItem";

/** Payload for an item of the provider's response that is complete. */
export type RawResponseItemCompletedNotification = {
  /** The item, as the provider's Responses API knows it. */
  item: ResponseItem;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
