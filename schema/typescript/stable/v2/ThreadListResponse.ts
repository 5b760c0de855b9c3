// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Answer to `thread/list`. */
export type ThreadListResponse = {
  /** Where a list in the other direction begins; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The threads, without turns. */
  data: Array<Thread>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
