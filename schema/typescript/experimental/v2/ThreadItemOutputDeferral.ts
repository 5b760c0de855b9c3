// Written by `cargo xtask gen`; do not edit.

/** Which items are listed without their output, to be read later with `thread/items/read`. */
export type ThreadItemOutputDeferral = {
  /** Whether commands are. No by default. */
  commandExecution?: boolean;
  /** Whether calls of MCP tools are. No by default. */
  mcpToolCall?: boolean;
};
