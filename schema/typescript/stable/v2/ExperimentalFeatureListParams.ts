// Written by `cargo xtask gen`; do not edit.

/** Params of `experimentalFeature/list`. */
export type ExperimentalFeatureListParams = {
  /** Where the page begins: `nextCursor` of the one before. The first page by default. */
  cursor?: string | null;
  /** How many at most; all by default. 0 counts as 1. */
  limit?: number | null;
  /** A thread whose configuration counts; left out, the server's own does. */
  threadId?: string | null;
};
