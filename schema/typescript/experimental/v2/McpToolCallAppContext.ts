// Written by `cargo xtask gen`; do not edit.

/** The connected app behind an MCP server. */
export type McpToolCallAppContext = {
  /** What it is asked to do, for people. */
  actionName: string | null;
  /** Its name for people. */
  appName: string | null;
  /** The app's id. */
  connectorId: string;
  /** The user's connection to it. */
  linkId: string | null;
  /** What it is asked about. */
  resourceUri: string | null;
};
