// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Answer to `thread/revert`. */
export type ThreadRevertResponse = {
  /** Where a list of its items, newest first, begins; `None` if none are left. */
  itemsBackwardsCursor: string | null;
  /** The thread as it is now, without turns; it is kept in a new file. */
  thread: Thread;
  /** Where a list of its turns, newest first, begins; `None` if none are left. */
  turnsBackwardsCursor: string | null;
};
