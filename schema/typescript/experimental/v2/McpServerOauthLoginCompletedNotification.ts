// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `mcpServer/oauthLogin/completed`: sent when a login to an MCP server succeeded,
 * failed or took too long.
 */
export type McpServerOauthLoginCompletedNotification = {
  /** Why it failed; `None` if it did not. */
  error?: string;
  /** The login, as the answer to `mcpServer/oauth/login` named it. */
  loginId: string | null;
  /** The MCP server's name. */
  name: string;
  /** Whether the server is logged in now. */
  success: boolean;
  /** The thread that the login was asked for; `None` if for none. */
  threadId: string | null;
};
