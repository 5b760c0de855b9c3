// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/mcpToolCall/progress`: sent when an MCP tool says how far it is. */
export type McpToolCallProgressNotification = {
  /** The item. */
  itemId: string;
  /** The server's words. */
  message: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
