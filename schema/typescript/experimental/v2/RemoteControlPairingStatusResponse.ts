// Written by `cargo xtask gen`; do not edit.

/** Answer to `remoteControl/pairing/status`. */
export type RemoteControlPairingStatusResponse = {
  /** Whether a client has used the code. */
  claimed: boolean;
};
