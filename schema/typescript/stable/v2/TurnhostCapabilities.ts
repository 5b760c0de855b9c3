// Written by `cargo xtask gen`; do not edit.

/** What a client understands of Turnhost's own additions. */
export type TurnhostCapabilities = {
  /** Whether notifications of threads carry `seq`, and `turnhost/resync` is understood. */
  eventSequence?: boolean;
};
