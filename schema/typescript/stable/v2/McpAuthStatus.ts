// Written by `cargo xtask gen`; do not edit.

/** How an MCP server stands with its login. */
export type McpAuthStatus =
  /** That could not be found out. */
  | "unknown"
  /** It has no login, as a server that is run as a command. */
  | "unsupported"
  /** It has one, and the user has not logged in. */
  | "notLoggedIn"
  /** A token is configured for it. */
  | "bearerToken"
  /** The user has logged in by OAuth. */
  | "oAuth";
