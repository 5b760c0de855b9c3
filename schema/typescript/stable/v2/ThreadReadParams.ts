// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/read`. */
export type ThreadReadParams = {
  /** Whether to read the turns too. No by default. */
  includeTurns?: boolean;
  /** The thread. */
  threadId: string;
};
