// Written by `cargo xtask gen`; do not edit.

/** Answer to `project/move`. All positions are counted anew. */
export type ProjectMoveResponse = Record<string, never>;
