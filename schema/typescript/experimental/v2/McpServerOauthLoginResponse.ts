// Written by `cargo xtask gen`; do not edit.

/** Answer to `mcpServer/oauth/login`, sent before the user has logged in. */
export type McpServerOauthLoginResponse = {
  /** The page for the user to open. */
  authorizationUrl: string;
  /** The login's id, which its end is told with; `None` if it has none. */
  loginId?: string;
};
