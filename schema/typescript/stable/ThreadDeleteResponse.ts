// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/delete`. */
export type ThreadDeleteResponse = { [key: string]: unknown };
