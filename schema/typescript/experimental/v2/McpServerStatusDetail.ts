// Written by `cargo xtask gen`; do not edit.

/** How much to tell of an MCP server. */
export type McpServerStatusDetail =
  /** Everything. */
  | "full"
  /** Its tools and its login; resources are left empty. */
  | "toolsAndAuthOnly";
