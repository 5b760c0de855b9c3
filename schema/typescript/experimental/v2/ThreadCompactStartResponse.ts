// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/compact/start`, given at once; the work is a turn of its own. */
export type ThreadCompactStartResponse = Record<string, never>;
