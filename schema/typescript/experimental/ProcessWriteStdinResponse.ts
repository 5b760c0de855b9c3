// Written by `cargo xtask gen`; do not edit.

/** Answer to `process/writeStdin`. */
export type ProcessWriteStdinResponse = { [key: string]: unknown };
