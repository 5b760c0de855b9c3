// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/section/move`. */
export type ThreadSectionMoveParams = {
  /** The thread of the section to put it before. */
  beforeThreadId?: string | null;
  /** The section to file it under; `None` to take it out of its section. Must be given. */
  sectionId: string | null;
  /** The thread. */
  threadId: string;
};
