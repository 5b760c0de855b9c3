// Written by `cargo xtask gen`; do not edit.

/** Answer to `memory/reset`. */
export type MemoryResetResponse = Record<string, never>;
