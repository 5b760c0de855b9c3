// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/attachment/remove`. */
export type ThreadAttachmentRemoveParams = {
  /** The attachment's type; must not be empty. */
  attachmentType: string;
  /** Its key. */
  identityKey: string;
  /** The thread. */
  threadId: string;
};
