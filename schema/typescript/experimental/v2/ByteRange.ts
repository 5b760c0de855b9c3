// Written by `cargo xtask gen`; do not edit.

/** A stretch of a UTF-8 text. */
export type ByteRange = {
  /** Offset after its last byte. */
  end: number;
  /** Offset of its first byte. */
  start: number;
};
