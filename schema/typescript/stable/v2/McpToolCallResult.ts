// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** What an MCP tool returned. */
export type McpToolCallResult = {
  /** Metadata as MCP defines it. */
  _meta: JsonValue;
  /** Parts as MCP defines them. */
  content: Array<JsonValue>;
  /** The result as data. */
  structuredContent: JsonValue;
};
