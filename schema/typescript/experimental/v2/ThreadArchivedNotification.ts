// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/archived`. */
export type ThreadArchivedNotification = {
  /** The thread. */
  threadId: string;
};
