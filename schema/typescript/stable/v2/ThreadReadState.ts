// Written by `cargo xtask gen`; do not edit.
import type { ThreadUnreadPosition } from "./ThreadUnreadPosition";

/** What of a thread is unread. */
export type ThreadReadState = {
  /** Where the unread part begins; `None` if all is read. */
  firstUnread: ThreadUnreadPosition | null;
  /** Opaque; changes with every change of the state. */
  revision: string;
};
