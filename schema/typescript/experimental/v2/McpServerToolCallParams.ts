// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `mcpServer/tool/call`. */
export type McpServerToolCallParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: JsonValue;
  /** The tool's arguments. None if left out. */
  arguments?: JsonValue;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** The server's name; an unknown one is an error. */
  server: string;
  /** The thread whose server is called. */
  threadId: string;
  /** The tool's name. */
  tool: string;
};
