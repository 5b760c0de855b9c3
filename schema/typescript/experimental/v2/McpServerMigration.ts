// Written by `cargo xtask gen`; do not edit.

/** An MCP server of another agent's configuration that can be imported. */
export type McpServerMigration = {
  /** Its name. */
  name: string;
};
