// Written by `cargo xtask gen`; do not edit.
import type { SortDirection } from "./SortDirection";
import type { ThreadSearchSortKey } from "./ThreadSearchSortKey";
import type { ThreadSourceKind } from "./ThreadSourceKind";

/** Params of `thread/search` and `thread/search/stream`. */
export type ThreadSearchParams = {
  /** Whether to search archived threads instead of the others. No by default. */
  archived?: boolean | null;
  /** Only threads of the account that is logged in. No by default. */
  currentAccountOnly?: boolean;
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Whether threads that are shown with others are searched too. No by default. */
  includeAttachedThreads?: boolean;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The text to look for, in upper or lower case; must not be empty. */
  searchTerm: string;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** What to sort by. */
  sortKey?: ThreadSearchSortKey | null;
  /** Only threads of these sources; those for people if empty. */
  sourceKinds?: Array<ThreadSourceKind> | null;
};
