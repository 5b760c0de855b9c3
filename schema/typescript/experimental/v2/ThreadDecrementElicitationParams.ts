// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/decrement_elicitation`. Fails if the count is 0. */
export type ThreadDecrementElicitationParams = {
  /** The thread. */
  threadId: string;
};
