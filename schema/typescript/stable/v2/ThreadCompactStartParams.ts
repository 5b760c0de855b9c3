// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/compact/start`. */
export type ThreadCompactStartParams = {
  /** The thread. */
  threadId: string;
};
