// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/memoryMode/set`. */
export type ThreadMemoryModeSetResponse = Record<string, never>;
