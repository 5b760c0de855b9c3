// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlConnectionStatus } from "./RemoteControlConnectionStatus";

/** Payload of `remoteControl/status/changed`. */
export type RemoteControlStatusChangedNotification = {
  /** The machine as the relay knows it; `None` until it is known there. */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** How the connection stands. */
  status: RemoteControlConnectionStatus;
};
