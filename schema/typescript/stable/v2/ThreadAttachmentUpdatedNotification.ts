// Written by `cargo xtask gen`; do not edit.
import type { ThreadAttachmentOperation } from "./ThreadAttachmentOperation";

/**
 * Payload of `thread/attachment/updated`, sent to every connection when a thread gets or loses an
 * attachment.
 */
export type ThreadAttachmentUpdatedNotification = {
  /** The attachment's id. */
  attachmentId: string;
  /** Its type. */
  attachmentType: string;
  /** Its key. */
  identityKey: string;
  /** What happened to it. */
  operation: ThreadAttachmentOperation;
  /** The thread. */
  threadId: string;
};
