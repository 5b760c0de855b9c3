// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/queue/delete`. */
export type ThreadQueueDeleteResponse = {
  /** Whether the message was in the queue. */
  deleted: boolean;
};
