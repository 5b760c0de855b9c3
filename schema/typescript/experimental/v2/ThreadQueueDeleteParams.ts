// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/queue/delete`. */
export type ThreadQueueDeleteParams = {
  /** The message, by its id in the queue. */
  queuedSubmissionId: string;
  /** The thread. */
  threadId: string;
};
