// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/reasoning/summaryTextDelta`. */
export type ReasoningSummaryTextDeltaNotification = {
  /** Text to be added to the part. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The part of the summary, from 0. */
  summaryIndex: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
