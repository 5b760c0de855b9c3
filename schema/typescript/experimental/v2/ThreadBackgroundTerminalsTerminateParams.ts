// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/backgroundTerminals/terminate`. */
export type ThreadBackgroundTerminalsTerminateParams = {
  /** The command, by its `processId` in the list. */
  processId: string;
  /** The thread. */
  threadId: string;
};
