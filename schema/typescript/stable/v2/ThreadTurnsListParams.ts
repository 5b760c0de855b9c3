// Written by `cargo xtask gen`; do not edit.
import type { SortDirection } from "./SortDirection";
import type { TurnItemsView } from "./TurnItemsView";

/** Params of `thread/turns/list`. */
export type ThreadTurnsListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** How much of the turns' items to list. `summary` by default. */
  itemsView?: TurnItemsView | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** The thread; it need not be loaded, but must have had a user message. */
  threadId: string;
};
