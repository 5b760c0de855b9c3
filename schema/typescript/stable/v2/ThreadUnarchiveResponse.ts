// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Answer to `thread/unarchive`. */
export type ThreadUnarchiveResponse = {
  /** The thread, which is not loaded by this. */
  thread: Thread;
};
