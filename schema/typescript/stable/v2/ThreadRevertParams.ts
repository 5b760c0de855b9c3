// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/revert`. */
export type ThreadRevertParams = {
  /** The turn that is dropped, with all after it. */
  beforeTurnId: string;
  /** The thread. */
  threadId: string;
};
