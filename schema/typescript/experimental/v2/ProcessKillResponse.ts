// Written by `cargo xtask gen`; do not edit.

/** Answer to `process/kill`; the end itself is told by `process/exited`. */
export type ProcessKillResponse = Record<string, never>;
