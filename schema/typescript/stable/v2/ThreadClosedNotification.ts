// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/closed`. */
export type ThreadClosedNotification = {
  /** The thread. */
  threadId: string;
};
