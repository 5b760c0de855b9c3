// Written by `cargo xtask gen`; do not edit.

/** A thread that has a certain attachment. */
export type ThreadAttachmentOwner = {
  /** Whether the thread is archived. */
  archived: boolean;
  /** The thread. */
  threadId: string;
};
