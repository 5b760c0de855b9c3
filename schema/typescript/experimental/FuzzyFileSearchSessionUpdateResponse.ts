// Written by `cargo xtask gen`; do not edit.

/** Answer to `fuzzyFileSearch/sessionUpdate`. */
export type FuzzyFileSearchSessionUpdateResponse = { [key: string]: unknown };
