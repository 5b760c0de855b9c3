// Written by `cargo xtask gen`; do not edit.

/** Answer to `mcpServer/event/stream/start`. */
export type McpServerEventStreamStartResponse = Record<string, never>;
