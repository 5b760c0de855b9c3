// Written by `cargo xtask gen`; do not edit.
import type { ThreadStatus } from "./ThreadStatus";

/** Payload of `thread/status/changed`. */
export type ThreadStatusChangedNotification = {
  /** What it does now. */
  status: ThreadStatus;
  /** The thread. */
  threadId: string;
};
