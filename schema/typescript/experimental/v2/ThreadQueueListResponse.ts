// Written by `cargo xtask gen`; do not edit.
import type { QueuedSubmission } from "./QueuedSubmission";

/** Answer to `thread/queue/list`. */
export type ThreadQueueListResponse = {
  /** The messages that wait, the next first. */
  data: Array<QueuedSubmission>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
