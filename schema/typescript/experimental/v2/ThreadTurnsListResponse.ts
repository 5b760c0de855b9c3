// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Answer to `thread/turns/list`. */
export type ThreadTurnsListResponse = {
  /** Where a list in the other direction begins; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The turns. */
  data: Array<Turn>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
