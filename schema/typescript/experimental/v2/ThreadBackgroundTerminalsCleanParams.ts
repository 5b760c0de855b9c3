// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/backgroundTerminals/clean`. */
export type ThreadBackgroundTerminalsCleanParams = {
  /** The thread. */
  threadId: string;
};
