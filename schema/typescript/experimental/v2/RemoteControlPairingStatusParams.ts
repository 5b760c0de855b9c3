// Written by `cargo xtask gen`; do not edit.

/** Params of `remoteControl/pairing/status`: exactly one of the two codes. */
export type RemoteControlPairingStatusParams = {
  /** The short code of the pairing. */
  manualPairingCode?: string | null;
  /** The code for programs of the pairing. */
  pairingCode?: string | null;
};
