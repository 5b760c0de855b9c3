// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/reverted`, sent after the answer to `thread/revert`. */
export type ThreadRevertedNotification = {
  /** The thread, whose last turns are gone. */
  threadId: string;
};
