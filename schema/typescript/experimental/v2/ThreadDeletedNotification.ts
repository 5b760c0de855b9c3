// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/deleted`, sent to every connection after the answer to `thread/delete`. */
export type ThreadDeletedNotification = {
  /** The thread, which is gone. */
  threadId: string;
};
