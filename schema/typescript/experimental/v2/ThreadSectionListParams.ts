// Written by `cargo xtask gen`; do not edit.

/** Params of `threadSection/list`. */
export type ThreadSectionListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
};
