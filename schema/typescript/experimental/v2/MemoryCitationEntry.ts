// Written by `cargo xtask gen`; do not edit.

/** A place in a memory file. */
export type MemoryCitationEntry = {
  /** Its last line, from 1. */
  lineEnd: number;
  /** Its first line, from 1. */
  lineStart: number;
  /** What it says. */
  note: string;
  /** The file. */
  path: string;
};
