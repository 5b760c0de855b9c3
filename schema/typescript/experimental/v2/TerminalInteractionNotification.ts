// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/commandExecution/terminalInteraction`. */
export type TerminalInteractionNotification = {
  /** The item. */
  itemId: string;
  /** The process. */
  processId: string;
  /** What was written to it; empty if it was only waited for. */
  stdin: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
