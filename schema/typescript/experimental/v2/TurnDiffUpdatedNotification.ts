// Written by `cargo xtask gen`; do not edit.

/** Payload of `turn/diff/updated`. */
export type TurnDiffUpdatedNotification = {
  /** A unified diff of all that the turn has changed so far. */
  diff: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
