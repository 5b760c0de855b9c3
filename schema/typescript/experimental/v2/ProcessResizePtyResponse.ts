// Written by `cargo xtask gen`; do not edit.

/** Answer to `process/resizePty`. */
export type ProcessResizePtyResponse = Record<string, never>;
