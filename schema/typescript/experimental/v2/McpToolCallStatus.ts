// Written by `cargo xtask gen`; do not edit.

/** How a call of an MCP tool stands. */
export type McpToolCallStatus =
  /** It runs, or waits for approval. */
  | "inProgress"
  /** It returned. */
  | "completed"
  /** It failed or was refused. */
  | "failed";
