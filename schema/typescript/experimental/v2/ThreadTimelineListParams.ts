// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/timeline/list`. */
export type ThreadTimelineListParams = {
  /** Where to go on: a cursor from an earlier page. From the thread's end if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};
