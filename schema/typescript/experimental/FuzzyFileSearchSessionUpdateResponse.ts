// Written by `cargo xtask gen`; do not edit.

/** Answer to `fuzzyFileSearch/sessionUpdate`. */
export type FuzzyFileSearchSessionUpdateResponse = Record<string, never>;
