// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/queue/reorder`. */
export type ThreadQueueReorderResponse = Record<string, never>;
