// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlConnectionStatus } from "./RemoteControlConnectionStatus";

/** Answer to `remoteControl/status/read`. */
export type RemoteControlStatusReadResponse = {
  /**
   * The machine as the relay knows it; `None` until it is known there, and while remote control
   * is off.
   */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** How the connection to the relay stands. */
  status: RemoteControlConnectionStatus;
};
