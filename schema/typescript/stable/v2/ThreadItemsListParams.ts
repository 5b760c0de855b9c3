// Written by `cargo xtask gen`; do not edit.
import type { SortDirection } from "./SortDirection";
import type { ThreadItemOutputDeferral } from "./ThreadItemOutputDeferral";
import type { ThreadItemsListCursor } from "./ThreadItemsListCursor";

/** Params of `thread/items/list`. */
export type ThreadItemsListParams = {
  /** Where to begin: a cursor from an earlier page, or an item. From the start if unset. */
  cursor?: ThreadItemsListCursor | null;
  /** Which items to list without their output. None by default. */
  deferOutput?: ThreadItemOutputDeferral | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way. Oldest first by default. */
  sortDirection?: SortDirection | null;
  /** The thread. */
  threadId: string;
  /** Only items of this turn; there are none if the turn is not known. */
  turnId?: string | null;
};
