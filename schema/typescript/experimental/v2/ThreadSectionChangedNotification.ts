// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/section/changed`, sent to every connection when `thread/section/move` files a
 * thread elsewhere.
 */
export type ThreadSectionChangedNotification = {
  /** The section it is filed under now; `None` if under none. */
  sectionId: string | null;
  /** The thread. */
  threadId: string;
};
