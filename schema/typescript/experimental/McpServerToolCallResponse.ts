// Written by `cargo xtask gen`; do not edit.

/**
 * Answer to `mcpServer/tool/call`: what the tool returned, as it is. Errors of the MCP server are
 * passed on as errors.
 */
export type McpServerToolCallResponse = {
  /** Metadata as MCP defines it. */
  _meta?: unknown;
  /** Parts as MCP defines them. */
  content: Array<unknown>;
  /** Whether the tool itself failed. No if left out. */
  isError?: boolean | null;
  /** The result as data. */
  structuredContent?: unknown;
};
