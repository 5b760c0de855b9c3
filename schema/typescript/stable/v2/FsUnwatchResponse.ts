// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/unwatch`. */
export type FsUnwatchResponse = Record<string, never>;
