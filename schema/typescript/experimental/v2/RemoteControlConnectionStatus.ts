// Written by `cargo xtask gen`; do not edit.

/** How the connection to the relay stands. */
export type RemoteControlConnectionStatus =
  /** Remote control is off. */
  | "disabled"
  /** It is being made. */
  | "connecting"
  /** It stands. */
  | "connected"
  /** It failed. */
  | "errored";
