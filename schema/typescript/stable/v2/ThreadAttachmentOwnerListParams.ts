// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListParams = {
  /** Only threads that are archived, or only those that are not. Both if unset. */
  archived?: boolean | null;
  /** The attachment's type. */
  attachmentType: string;
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Its key. */
  identityKey: string;
  /** Entries a page at most. */
  limit?: number | null;
};
