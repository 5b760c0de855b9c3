// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/increment_elicitation`. */
export type ThreadIncrementElicitationParams = {
  /** The thread. */
  threadId: string;
};
