// Written by `cargo xtask gen`; do not edit.

/** A thread's id. */
export type ThreadId = string;
