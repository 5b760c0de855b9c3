// Written by `cargo xtask gen`; do not edit.
import type { ThreadSearchResult } from "./ThreadSearchResult";

/** Answer to `thread/search` and `thread/search/stream`. */
export type ThreadSearchResponse = {
  /** Where a list in the other direction begins; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The threads found. */
  data: Array<ThreadSearchResult>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
