// Written by `cargo xtask gen`; do not edit.
import type { SortDirection } from "./SortDirection";
import type { TurnItemsView } from "./TurnItemsView";

/** Which page of turns to answer beside a thread. */
export type ThreadResumeInitialTurnsPageParams = {
  /** How much of their items. */
  itemsView?: TurnItemsView | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Which end of the thread to begin at. */
  sortDirection?: SortDirection | null;
};
