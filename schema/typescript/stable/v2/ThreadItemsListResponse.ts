// Written by `cargo xtask gen`; do not edit.
import type { ThreadItemEntry } from "./ThreadItemEntry";

/** Answer to `thread/items/list`. */
export type ThreadItemsListResponse = {
  /** Where a list in the other direction begins; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The items. */
  data: Array<ThreadItemEntry>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
