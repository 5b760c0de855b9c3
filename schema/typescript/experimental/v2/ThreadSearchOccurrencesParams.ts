// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/searchOccurrences`. */
export type ThreadSearchOccurrencesParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The text to look for, in upper or lower case; must not be empty. */
  searchTerm: string;
  /** The thread. */
  threadId: string;
};
