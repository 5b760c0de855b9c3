// Written by `cargo xtask gen`; do not edit.

/** A client's word for why it started a thread. */
export type ThreadSource = string;
