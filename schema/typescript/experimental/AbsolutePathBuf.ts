// Written by `cargo xtask gen`; do not edit.

/** An absolute path, normalised. */
export type AbsolutePathBuf = string;
