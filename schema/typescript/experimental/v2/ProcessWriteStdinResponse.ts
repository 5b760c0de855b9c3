// Written by `cargo xtask gen`; do not edit.

/** Answer to `process/writeStdin`. */
export type ProcessWriteStdinResponse = Record<string, never>;
