// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/copy`. */
export type FsCopyResponse = { [key: string]: unknown };
