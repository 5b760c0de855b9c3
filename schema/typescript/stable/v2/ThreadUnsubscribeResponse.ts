// Written by `cargo xtask gen`; do not edit.
import type { ThreadUnsubscribeStatus } from "./ThreadUnsubscribeStatus";

/** Answer to `thread/unsubscribe`. */
export type ThreadUnsubscribeResponse = {
  /** What came of it. */
  status: ThreadUnsubscribeStatus;
};
