// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/fileChange/outputDelta`: sent when changing files gives output. */
export type FileChangeOutputDeltaNotification = {
  /** Text to be added to the output. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
