// Written by `cargo xtask gen`; do not edit.

/** Answer to `remoteControl/pairing/start`: codes that a client shows to the relay. */
export type RemoteControlPairingStartResponse = {
  /** The machine as the relay knows it. */
  environmentId: string;
  /** When the codes stop working, in seconds since the Unix epoch. */
  expiresAt: number;
  /** The short code; `None` if it was not asked for. */
  manualPairingCode: string | null;
  /** The code for programs. */
  pairingCode: string;
};
