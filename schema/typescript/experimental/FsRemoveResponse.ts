// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/remove`. */
export type FsRemoveResponse = { [key: string]: unknown };
