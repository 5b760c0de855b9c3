// Written by `cargo xtask gen`; do not edit.

/** A terminal's size. */
export type ProcessTerminalSize = {
  /** Its columns, in characters. */
  cols: number;
  /** Its rows, in characters. */
  rows: number;
};
