// Written by `cargo xtask gen`; do not edit.

/** Why hooks of a file could not be read. */
export type HookErrorInfo = {
  /** What is wrong. */
  message: string;
  /** The file. */
  path: string;
};
