// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/attachment/list`. */
export type ThreadAttachmentListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};
