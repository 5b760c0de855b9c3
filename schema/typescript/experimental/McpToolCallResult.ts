// Written by `cargo xtask gen`; do not edit.

/** What an MCP tool returned. */
export type McpToolCallResult = {
  /** Metadata as MCP defines it. */
  _meta?: unknown;
  /** Parts as MCP defines them. */
  content: Array<unknown>;
  /** The result as data. */
  structuredContent?: unknown;
};
