// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/backgroundTerminals/clean`. */
export type ThreadBackgroundTerminalsCleanResponse = Record<string, never>;
