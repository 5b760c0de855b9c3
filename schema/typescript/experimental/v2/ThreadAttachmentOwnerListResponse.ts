// Written by `cargo xtask gen`; do not edit.
import type { ThreadAttachmentOwner } from "./ThreadAttachmentOwner";

/** Answer to `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListResponse = {
  /** The threads that have the attachment. */
  data: Array<ThreadAttachmentOwner>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
