// Written by `cargo xtask gen`; do not edit.
import type { ThreadItemsListAnchor } from "./ThreadItemsListAnchor";

/** Where a list of items begins. */
export type ThreadItemsListCursor =
  /** At a cursor from an earlier page. */
  | string
  /** At a place in the thread. */
  | ThreadItemsListAnchor;
