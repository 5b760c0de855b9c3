// Written by `cargo xtask gen`; do not edit.

/** Fields of other programs; none are defined. */
export type ThreadExtra = Record<string, never>;
