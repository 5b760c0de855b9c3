// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/unsubscribe`. */
export type ThreadUnsubscribeParams = {
  /** The thread. */
  threadId: string;
};
