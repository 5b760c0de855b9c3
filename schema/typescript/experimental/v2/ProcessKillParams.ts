// Written by `cargo xtask gen`; do not edit.

/** Params of `process/kill`. */
export type ProcessKillParams = {
  /** The process to kill; one that has ended is an error. */
  processHandle: string;
};
