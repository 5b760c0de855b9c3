// Written by `cargo xtask gen`; do not edit.
import type { TextPosition } from "./TextPosition";

/** A stretch of text. */
export type TextRange = {
  /** The character after its last. */
  end: TextPosition;
  /** Its first character. */
  start: TextPosition;
};
