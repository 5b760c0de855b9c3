// Written by `cargo xtask gen`; do not edit.

/**
 * Params of `item/fileChange/requestApproval`: may these files be changed?
 * The changes are those of the item.
 */
export type FileChangeRequestApprovalParams = {
  /** A directory to which writing would be allowed for the session. */
  grantRoot: string | null;
  /** The item. */
  itemId: string;
  /** Why the model wants it. */
  reason: string | null;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
