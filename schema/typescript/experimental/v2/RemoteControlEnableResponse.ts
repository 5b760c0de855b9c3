// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlConnectionStatus } from "./RemoteControlConnectionStatus";

/** Answer to `remoteControl/enable`: the state afterwards, which may still be `connecting`. */
export type RemoteControlEnableResponse = {
  /** The machine as the relay knows it; `None` until it is known there. */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** How the connection to the relay stands. */
  status: RemoteControlConnectionStatus;
};
