// Written by `cargo xtask gen`; do not edit.

/** Answer to `fuzzyFileSearch/sessionStop`. */
export type FuzzyFileSearchSessionStopResponse = { [key: string]: unknown };
