// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/copy`. */
export type FsCopyResponse = Record<string, never>;
