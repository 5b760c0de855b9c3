// Written by `cargo xtask gen`; do not edit.

/** Where a process wrote its output to. */
export type ProcessOutputStream =
  /** Standard output, and everything on a terminal. */
  | "stdout"
  /** Standard error. */
  | "stderr";
