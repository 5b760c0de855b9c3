// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/delete`. */
export type ThreadDeleteResponse = Record<string, never>;
