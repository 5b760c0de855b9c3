// Written by `cargo xtask gen`; do not edit.

/** A path that may belong to another machine. */
export type LegacyAppPathString = string;
