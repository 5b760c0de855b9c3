// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/commandExecution/outputDelta`. */
export type CommandExecutionOutputDeltaNotification = {
  /** Output, stdout and stderr in the order they were read. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
