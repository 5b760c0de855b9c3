// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/createDirectory`. */
export type FsCreateDirectoryResponse = Record<string, never>;
