// Written by `cargo xtask gen`; do not edit.
import type { McpServerStartupFailureReason } from "./McpServerStartupFailureReason";
import type { McpServerStartupState } from "./McpServerStartupState";

/**
 * Payload of `mcpServer/startupStatus/updated`: sent when an MCP server is starting, and again
 * when it is ready or failed.
 */
export type McpServerStatusUpdatedNotification = {
  /** The environment that brought the server along; `None` for servers of the configuration. */
  environmentId: string | null;
  /** Why it could not be started; set with `failed`, null otherwise. */
  error: string | null;
  /** What kind of failure it was, if it is a known kind. */
  failureReason: McpServerStartupFailureReason | null;
  /** The MCP server's name. */
  name: string;
  /** How its start stands. */
  status: McpServerStartupState;
  /** The thread it is started for; `None` if for none. */
  threadId: string | null;
};
