// Written by `cargo xtask gen`; do not edit.

/** Params of `currentTime/read`: a client that keeps its own clock is asked for the time. */
export type CurrentTimeReadParams = {
  /** The thread that needs to know it. */
  threadId: string;
};
