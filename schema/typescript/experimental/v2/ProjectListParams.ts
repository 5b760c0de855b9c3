// Written by `cargo xtask gen`; do not edit.
import type { ProjectSortKey } from "./ProjectSortKey";
import type { SortDirection } from "./SortDirection";

/** Params of `project/list`. */
export type ProjectListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way to sort. */
  sortDirection?: SortDirection | null;
  /** What to sort by. The position by default. */
  sortKey?: ProjectSortKey | null;
};
