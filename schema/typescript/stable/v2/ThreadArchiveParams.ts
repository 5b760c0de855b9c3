// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/archive`. */
export type ThreadArchiveParams = {
  /** The thread. */
  threadId: string;
};
