// Written by `cargo xtask gen`; do not edit.

/** A terminal's size in characters. */
export type CommandExecTerminalSize = {
  /** How many stand in a row; more than 0. */
  cols: number;
  /** How many rows there are; more than 0. */
  rows: number;
};
