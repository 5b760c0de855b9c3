// Written by `cargo xtask gen`; do not edit.
import type { QueuedSubmission } from "./QueuedSubmission";

/** Answer to `thread/queue/update`. */
export type ThreadQueueUpdateResponse = {
  /** The message as it is now; its `clientUserMessageId` stays. */
  queuedSubmission: QueuedSubmission;
};
