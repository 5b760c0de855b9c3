// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/writeFile`. */
export type FsWriteFileResponse = Record<string, never>;
