// Written by `cargo xtask gen`; do not edit.
import type { ThreadReadState } from "./ThreadReadState";

/** Payload of `thread/readState/changed`. */
export type ThreadReadStateChangedNotification = {
  /** What is unread now. */
  readState: ThreadReadState;
  /** The thread. */
  threadId: string;
};
