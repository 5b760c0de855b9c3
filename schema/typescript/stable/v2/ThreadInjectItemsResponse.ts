// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/inject_items`. No item of the thread shows them. */
export type ThreadInjectItemsResponse = Record<string, never>;
