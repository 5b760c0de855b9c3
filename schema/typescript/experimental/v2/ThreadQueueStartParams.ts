// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/queue/start`. Needed after an interrupt, when the queue waits. */
export type ThreadQueueStartParams = {
  /** The message to start with. The next by default. */
  queuedSubmissionId?: string | null;
  /** The thread. */
  threadId: string;
};
