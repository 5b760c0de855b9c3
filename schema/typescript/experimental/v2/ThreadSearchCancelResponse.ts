// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/search/cancel` and `thread/search/stream/cancel`, also if no such search runs. */
export type ThreadSearchCancelResponse = Record<string, never>;
