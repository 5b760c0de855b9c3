// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/project/updated`, sent to every connection before the answer to what moved
 * the thread.
 */
export type ThreadProjectUpdatedNotification = {
  /** The project it belongs to now; `None` if it belongs to none. */
  projectId: string | null;
  /** The thread. */
  threadId: string;
};
