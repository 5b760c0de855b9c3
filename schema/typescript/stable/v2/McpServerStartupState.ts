// Written by `cargo xtask gen`; do not edit.

/** How the start of an MCP server stands. */
export type McpServerStartupState =
  /** It is being started. */
  | "starting"
  /** Its tools can be called. */
  | "ready"
  /** It could not be started. */
  | "failed"
  /** Its start was given up. */
  | "cancelled";
