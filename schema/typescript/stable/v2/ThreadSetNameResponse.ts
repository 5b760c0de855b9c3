// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/name/set`. */
export type ThreadSetNameResponse = Record<string, never>;
