// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/remove`. */
export type FsRemoveResponse = Record<string, never>;
