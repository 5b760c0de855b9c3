// Written by `cargo xtask gen`; do not edit.
import type { SortDirection } from "./SortDirection";
import type { ThreadListCwdFilter } from "./ThreadListCwdFilter";
import type { ThreadSortKey } from "./ThreadSortKey";
import type { ThreadSourceKind } from "./ThreadSourceKind";

/** Params of `thread/list`. */
export type ThreadListParams = {
  /** Whether to list archived threads instead of the others. No by default. */
  archived?: boolean | null;
  /** Only threads of the account that is logged in. No by default. */
  currentAccountOnly?: boolean;
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Only threads with this working directory. */
  cwd?: ThreadListCwdFilter | null;
  /** All but these. */
  excludedThreadIds?: Array<string> | null;
  /** Only these threads; an empty list finds none. At most 100. */
  includedThreadIds?: Array<string> | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Only these providers; all if empty. */
  modelProviders?: Array<string> | null;
  /** Only threads started by these clients. */
  originators?: Array<string> | null;
  /** Only threads whose name or preview holds this text. */
  searchTerm?: string | null;
  /** Only threads of this section. */
  sectionId?: string | null;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** What to sort by. `created_at` by default. */
  sortKey?: ThreadSortKey | null;
  /** Only threads of these sources; those for people if empty. */
  sourceKinds?: Array<ThreadSourceKind> | null;
  /** Whether to trust the index without looking at the files. No by default. */
  useStateDbOnly?: boolean;
};
