// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/increment_elicitation`. */
export type ThreadIncrementElicitationResponse = {
  /** Questions that are open outside this protocol, this one included. */
  count: number;
  /** Whether the thread is held up by them. */
  paused: boolean;
};
