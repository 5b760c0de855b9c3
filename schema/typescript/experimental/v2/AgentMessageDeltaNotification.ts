// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/agentMessage/delta`. */
export type AgentMessageDeltaNotification = {
  /** Text to be added to the message. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
