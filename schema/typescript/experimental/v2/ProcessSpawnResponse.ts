// Written by `cargo xtask gen`; do not edit.

/** Answer to `process/spawn`, sent when the process has started. */
export type ProcessSpawnResponse = Record<string, never>;
