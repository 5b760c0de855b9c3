// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/reasoning/summaryPartAdded`. */
export type ReasoningSummaryPartAddedNotification = {
  /** The item. */
  itemId: string;
  /** The part of the summary, from 0. */
  summaryIndex: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
