// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/unarchived`. */
export type ThreadUnarchivedNotification = {
  /** The thread. */
  threadId: string;
};
