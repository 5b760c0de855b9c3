// Written by `cargo xtask gen`; do not edit.

/** Params of `memory/status`. */
export type MemoryStatusParams = {
  /**
   * How many threads must have gone into memory for it to count as ready. The server's own
   * number if unset.
   */
  minConsolidatedThreads?: number | null;
};
