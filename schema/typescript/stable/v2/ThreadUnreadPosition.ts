// Written by `cargo xtask gen`; do not edit.

/** A place in a thread. */
export type ThreadUnreadPosition =
  /** Its beginning. */
  | {
    type: "threadStart";
  }
  /** The beginning of a turn. */
  | {
    /** The turn. */
    turnId: string;
    type: "turn";
  };
