// Written by `cargo xtask gen`; do not edit.

/** Why an MCP server could not be started, if there is something to do about it. */
export type McpServerStartupFailureReason = "reauthenticationRequired";
