// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/memory/read`. */
export type ThreadMemoryReadParams = {
  /** The thread. */
  threadId: string;
};
