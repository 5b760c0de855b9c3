// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `mcpServer/event/stream/start`. */
export type McpServerEventStreamStartParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: JsonValue;
  /** Arguments for the event stream, in the MCP server's terms. */
  arguments: JsonValue;
  /** The event stream's name, as the MCP server knows it. */
  name: string;
  /** The server's name. */
  server: string;
  /** The client's id for the subscription, which its events carry and by which it is stopped. */
  subscriptionId: string;
  /** The thread whose server is meant. */
  threadId: string;
};
