// Written by `cargo xtask gen`; do not edit.
import type { QueuedSubmission } from "./QueuedSubmission";

/** Answer to `thread/queue/add`. */
export type ThreadQueueAddResponse = {
  /** The message as it was queued, even if its turn has begun already. */
  queuedSubmission: QueuedSubmission;
};
