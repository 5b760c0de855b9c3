// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/queue/changed`, sent with every change of a thread's queue, also when its
 * next message is taken.
 */
export type ThreadQueueChangedNotification = {
  /** The thread. */
  threadId: string;
};
