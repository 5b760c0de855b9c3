// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/**
 * Answer to `mcpServer/tool/call`: what the tool returned, as it is. Errors of the MCP server are
 * passed on as errors.
 */
export type McpServerToolCallResponse = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /** Parts as MCP defines them. */
  content: Array<JsonValue>;
  /** Whether the tool itself failed. No if left out. */
  isError?: boolean;
  /** The result as data. */
  structuredContent?: JsonValue;
};
