// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { McpAuthStatus } from "./McpAuthStatus";
import type { McpServerConnectionStatus } from "./McpServerConnectionStatus";
import type { McpServerInfo } from "../McpServerInfo";
import type { Resource } from "../Resource";
import type { ResourceTemplate } from "../ResourceTemplate";
import type { Tool } from "../Tool";

/** An MCP server with what it offers. */
export type McpServerStatus = {
  /** How it stands with its login. */
  authStatus: McpAuthStatus;
  /** The environment that brought the server along; `None` for servers of the configuration. */
  environmentId: string | null;
  /** The origin of its address; `None` if it is not reached by HTTP. */
  httpOrigin: string | null;
  /** Its name in the configuration. */
  name: string;
  /** The plugin that brought it; `None` if no plugin did. */
  pluginId: string | null;
  /** Patterns of resources it offers; empty if only tools were asked for. */
  resourceTemplates: Array<ResourceTemplate>;
  /** Resources it offers; empty if only tools were asked for. */
  resources: Array<Resource>;
  /** How the connection to it stands; `None` if that is not known. */
  runtimeStatus: McpServerConnectionStatus | null;
  /** What it can do, as MCP defines it; null if it does not start. */
  serverCapabilities: JsonValue;
  /** What it says about itself; `None` if it does not start. */
  serverInfo: McpServerInfo | null;
  /** Metadata that came with its tools, as MCP defines it. */
  toolListMeta: JsonValue;
  /** Its tools by name; empty if it does not start. */
  tools: { [key in string]?: Tool };
  /** Why its tools could not be had; `None` if they could. */
  toolsError: string | null;
};
