// Written by `cargo xtask gen`; do not edit.

/** Params of `remoteControl/pairing/start`. Remote control must be on. */
export type RemoteControlPairingStartParams = {
  /** Whether to ask for a short code too, one that people can type. No by default. */
  manualCode?: boolean;
};
