// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/queue/reorder`. */
export type ThreadQueueReorderParams = {
  /** All messages of the queue in their new order, each exactly once. */
  queuedSubmissionIds: Array<string>;
  /** The thread. */
  threadId: string;
};
