// Written by `cargo xtask gen`; do not edit.

/** One working directory or several. */
export type ThreadListCwdFilter =
  /** Only this one. */
  | string
  /** Any of these. */
  | Array<string>;
