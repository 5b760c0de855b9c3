// Written by `cargo xtask gen`; do not edit.

/** A client that was paired with this machine. */
export type RemoteControlClient = {
  /** Version of its program, if known. */
  appVersion: string | null;
  /** Its id at the relay; `remoteControl/client/revoke` takes it. */
  clientId: string;
  /** Model of its device, if known. */
  deviceModel: string | null;
  /** Kind of its device, if known. */
  deviceType: string | null;
  /** Its name for people, if it has one. */
  displayName: string | null;
  /** When the relay last saw it, in seconds since the Unix epoch; `None` if not known. */
  lastSeenAt: number | null;
  /** Version of its operating system, if known. */
  osVersion: string | null;
  /** The platform it runs on, if known. */
  platform: string | null;
};
