// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/loaded/list`. */
export type ThreadLoadedListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
};
