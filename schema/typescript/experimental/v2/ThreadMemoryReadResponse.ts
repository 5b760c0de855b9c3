// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/memory/read`. */
export type ThreadMemoryReadResponse = {
  /** What is remembered of the thread; `None` if nothing is. */
  summary: string | null;
};
