// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/unarchive`. */
export type ThreadUnarchiveParams = {
  /** The thread. */
  threadId: string;
};
