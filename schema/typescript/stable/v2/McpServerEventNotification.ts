// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** An event, as the MCP server sent it. */
export type McpServerEventNotification = {
  /** Its method. */
  method: string;
  /** Its params. */
  params: JsonValue;
};
