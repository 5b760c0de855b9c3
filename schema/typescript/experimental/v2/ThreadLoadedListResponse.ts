// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/loaded/list`. */
export type ThreadLoadedListResponse = {
  /** Ids of the threads. */
  data: Array<string>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
