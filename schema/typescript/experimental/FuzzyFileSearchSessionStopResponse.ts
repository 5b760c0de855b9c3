// Written by `cargo xtask gen`; do not edit.

/** Answer to `fuzzyFileSearch/sessionStop`. */
export type FuzzyFileSearchSessionStopResponse = Record<string, never>;
