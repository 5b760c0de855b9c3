// Written by `cargo xtask gen`; do not edit.

/** Why a call of an MCP tool failed. */
export type McpToolCallError = {
  /** What happened. */
  message: string;
};
