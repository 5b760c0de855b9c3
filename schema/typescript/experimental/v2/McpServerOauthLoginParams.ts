// Written by `cargo xtask gen`; do not edit.
import type { McpServerOauthClientRegistration } from "./McpServerOauthClientRegistration";

/** Params of `mcpServer/oauth/login`. */
export type McpServerOauthLoginParams = {
  /** How to make this server known as an OAuth client. As configured if unset. */
  clientRegistration?: McpServerOauthClientRegistration | null;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** The MCP server's name. */
  name: string;
  /** The OAuth scopes to ask for. As configured if unset. */
  scopes?: Array<string> | null;
  /** The thread whose MCP server is meant. None if unset. */
  threadId?: string | null;
  /** How long to wait for the user, in seconds. The server's own time if unset. */
  timeoutSecs?: number | null;
};
