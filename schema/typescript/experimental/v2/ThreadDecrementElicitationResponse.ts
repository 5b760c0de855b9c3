// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/decrement_elicitation`. */
export type ThreadDecrementElicitationResponse = {
  /** Questions that are still open outside this protocol. */
  count: number;
  /** Whether the thread is held up by them. */
  paused: boolean;
};
