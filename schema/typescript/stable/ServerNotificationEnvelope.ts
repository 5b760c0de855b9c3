// Written by `cargo xtask gen`; do not edit.
import type { ServerNotification } from "./ServerNotification";

export type ServerNotificationEnvelope = ServerNotification;
