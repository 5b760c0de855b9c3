// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/section/move`. */
export type ThreadSectionMoveResponse = Record<string, never>;
