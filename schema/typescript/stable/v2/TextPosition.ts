// Written by `cargo xtask gen`; do not edit.

/** A place in a text. */
export type TextPosition = {
  /** The character in the line, from 1. */
  column: number;
  /** The line, from 1. */
  line: number;
};
