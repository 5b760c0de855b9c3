// Written by `cargo xtask gen`; do not edit.
import type { ByteRange } from "./ByteRange";

/** A stretch of the user's text that stands for something else. */
export type TextElement = {
  /** Which stretch. */
  byteRange: ByteRange;
  /** What is shown in its place. */
  placeholder: string | null;
};
