// Written by `cargo xtask gen`; do not edit.

/** Answer to `currentTime/read`. */
export type CurrentTimeReadResponse = {
  /** The time, in seconds since the Unix epoch. */
  currentTimeAt: number;
};
