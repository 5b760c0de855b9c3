// Written by `cargo xtask gen`; do not edit.

/** Answer to `turn/steer`. */
export type TurnSteerResponse = {
  /** The running turn. */
  turnId: string;
};
