// Written by `cargo xtask gen`; do not edit.

/** Params of `mcpServer/event/stream/stop`. */
export type McpServerEventStreamStopParams = {
  /** The subscription to stop. */
  subscriptionId: string;
};
