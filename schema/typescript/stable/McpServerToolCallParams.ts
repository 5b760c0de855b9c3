// Written by `cargo xtask gen`; do not edit.

/** Params of `mcpServer/tool/call`. */
export type McpServerToolCallParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: unknown;
  /** The tool's arguments. None if left out. */
  arguments?: unknown;
  /** The server's name; an unknown one is an error. */
  server: string;
  /** The thread whose server is called. */
  threadId: string;
  /** The tool's name. */
  tool: string;
};
