// Written by `cargo xtask gen`; do not edit.

/** What the user did with an MCP server's question. */
export type McpServerElicitationAction =
  /** Answered it, or said yes. */
  | "accept"
  /** Said no. */
  | "decline"
  /** Closed it without answering. */
  | "cancel";
