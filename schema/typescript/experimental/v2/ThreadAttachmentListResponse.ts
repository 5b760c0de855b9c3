// Written by `cargo xtask gen`; do not edit.
import type { ThreadAttachment } from "./ThreadAttachment";

/** Answer to `thread/attachment/list`. */
export type ThreadAttachmentListResponse = {
  /** The thread's attachments. */
  data: Array<ThreadAttachment>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
