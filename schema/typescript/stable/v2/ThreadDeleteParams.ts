// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/delete`. Fails while a fork still uses the thread's history. */
export type ThreadDeleteParams = {
  /** The thread. */
  threadId: string;
};
