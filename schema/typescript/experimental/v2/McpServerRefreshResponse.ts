// Written by `cargo xtask gen`; do not edit.

/** Answer to `config/mcpServer/reload`. */
export type McpServerRefreshResponse = Record<string, never>;
