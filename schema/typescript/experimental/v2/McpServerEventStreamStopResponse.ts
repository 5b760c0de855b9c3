// Written by `cargo xtask gen`; do not edit.

/** Answer to `mcpServer/event/stream/stop`. */
export type McpServerEventStreamStopResponse = Record<string, never>;
