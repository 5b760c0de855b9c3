// Written by `cargo xtask gen`; do not edit.

/** Params of `turn/interrupt`. */
export type TurnInterruptParams = {
  /** The thread. */
  threadId: string;
  /** The turn, which must be the one that runs. */
  turnId: string;
};
