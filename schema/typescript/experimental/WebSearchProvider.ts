// Written by `cargo xtask gen`; do not edit.

/** Who runs searches for clients. */
export type WebSearchProvider =
  /** The server itself. */
  | "standalone"
  /** An MCP server. */
  | "search_mcp";
