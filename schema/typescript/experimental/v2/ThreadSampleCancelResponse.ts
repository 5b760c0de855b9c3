// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/sample/cancel`. */
export type ThreadSampleCancelResponse = Record<string, never>;
