// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/compacted`, sent when a thread's history was shortened. */
export type ContextCompactedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn in which that was done. */
  turnId: string;
};
