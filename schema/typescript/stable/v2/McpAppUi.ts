// Written by `cargo xtask gen`; do not edit.
import type { McpAppDisplayMode } from "./McpAppDisplayMode";

/** The user interface that an MCP tool brings. */
export type McpAppUi = {
  /** How it wants to be shown. */
  preferredModelDisplayMode: McpAppDisplayMode;
  /** Where it is: a `ui://` address on the MCP server. */
  resourceUri: string;
};
