// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/archive`. */
export type ThreadArchiveResponse = Record<string, never>;
