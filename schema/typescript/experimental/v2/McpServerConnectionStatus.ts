// Written by `cargo xtask gen`; do not edit.

/** How the connection to an MCP server stands. */
export type McpServerConnectionStatus =
  /** It has not been made. */
  | "notStarted"
  /** It is being made. */
  | "starting"
  /** It stands. */
  | "connected"
  /** The user has to log in first. */
  | "authenticationRequired"
  /** It could not be made. */
  | "failed"
  /** Making it was given up. */
  | "cancelled"
  /** The server is switched off. */
  | "disabled";
