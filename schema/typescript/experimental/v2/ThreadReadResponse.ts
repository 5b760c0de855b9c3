// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";
import type { ThreadReadState } from "./ThreadReadState";

/** Answer to `thread/read`. */
export type ThreadReadResponse = {
  /** What is unread; `None` before the first turn. */
  readState: ThreadReadState | null;
  /** The thread. */
  thread: Thread;
};
