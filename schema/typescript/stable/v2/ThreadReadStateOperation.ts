// Written by `cargo xtask gen`; do not edit.

/** What to do to a thread's read state. */
export type ThreadReadStateOperation =
  /** Mark all of it as read. */
  | {
    type: "read";
  }
  /** Mark it as unread from its beginning. */
  | {
    type: "unread";
  };
