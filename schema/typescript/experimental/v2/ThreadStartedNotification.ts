// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Payload of `thread/started`. */
export type ThreadStartedNotification = {
  /** The thread. */
  thread: Thread;
};
