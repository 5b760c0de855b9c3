// Written by `cargo xtask gen`; do not edit.
import type { ThreadAttachment } from "./ThreadAttachment";
import type { ThreadAttachmentAddOutcome } from "./ThreadAttachmentAddOutcome";

/** Answer to `thread/attachment/add`. */
export type ThreadAttachmentAddResponse = {
  /** The attachment as it is stored. */
  attachment: ThreadAttachment;
  /** Whether it is a new one. */
  outcome: ThreadAttachmentAddOutcome;
};
