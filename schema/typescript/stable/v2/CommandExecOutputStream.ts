// Written by `cargo xtask gen`; do not edit.

/** Where a command writes its output to. */
export type CommandExecOutputStream =
  /** Standard output; with a terminal, everything. */
  | "stdout"
  /** Standard error. */
  | "stderr";
