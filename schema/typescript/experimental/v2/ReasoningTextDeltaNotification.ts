// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/reasoning/textDelta`. */
export type ReasoningTextDeltaNotification = {
  /** The part of the thoughts, from 0. */
  contentIndex: number;
  /** Text to be added to the part. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
