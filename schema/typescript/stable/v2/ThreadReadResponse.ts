// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Answer to `thread/read`. */
export type ThreadReadResponse = {
  /** The thread. */
  thread: Thread;
};
