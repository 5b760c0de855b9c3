// Written by `cargo xtask gen`; do not edit.

/** An event, as the MCP server sent it. */
export type McpServerEventNotification = {
  /** Its method. */
  method: string;
  /** Its params. */
  params: unknown;
};
