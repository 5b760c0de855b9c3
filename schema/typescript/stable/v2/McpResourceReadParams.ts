// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { McpResourceReadTarget } from "./McpResourceReadTarget";

/** Params of `mcpServer/resource/read`. */
export type McpResourceReadParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: { [key in string]?: JsonValue } | null;
  /** Id of the connected app that the resource belongs to. */
  connectorId?: string | null;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** Id of the tool call that led to the resource; it comes back in the answer. */
  originCallId?: string | null;
  /** The server's name; an unknown one is an error. */
  server: string;
  /** The connected app and the user's connection to it. */
  target?: McpResourceReadTarget | null;
  /** The thread whose server is asked; it works without one too. */
  threadId?: string | null;
  /** The resource's URI. */
  uri: string;
};
