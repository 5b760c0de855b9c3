// Written by `cargo xtask gen`; do not edit.
import type { McpServerEventNotification } from "./McpServerEventNotification";

/** Payload of `mcpServer/event/stream/notification`: sent for each event of a subscription. */
export type McpServerEventStreamNotification = {
  /** The event. */
  notification: McpServerEventNotification;
  /** The subscription it belongs to. */
  subscriptionId: string;
};
