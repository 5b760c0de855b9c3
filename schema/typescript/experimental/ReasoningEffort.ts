// Written by `cargo xtask gen`; do not edit.

/** How hard a model should think, in its provider's word. */
export type ReasoningEffort = string;
