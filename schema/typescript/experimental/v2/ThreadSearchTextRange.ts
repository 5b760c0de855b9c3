// Written by `cargo xtask gen`; do not edit.

/** A part of a text. */
export type ThreadSearchTextRange = {
  /** The offset just after its end. */
  end: number;
  /** The offset of its beginning, from 0. */
  start: number;
};
