// Written by `cargo xtask gen`; do not edit.

/** Which items are listed without their output, to be read later with `thread/items/read`. */
export type ThreadItemOutputDeferral = Record<string, never>;
