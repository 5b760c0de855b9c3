// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/name/updated`. */
export type ThreadNameUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** Its name now. */
  threadName?: string;
};
