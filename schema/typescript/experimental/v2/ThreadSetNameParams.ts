// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/name/set`. */
export type ThreadSetNameParams = {
  /** The name. */
  name: string;
  /** The thread. */
  threadId: string;
};
