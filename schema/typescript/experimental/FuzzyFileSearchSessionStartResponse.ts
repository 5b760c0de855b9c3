// Written by `cargo xtask gen`; do not edit.

/** Answer to `fuzzyFileSearch/sessionStart`. */
export type FuzzyFileSearchSessionStartResponse = Record<string, never>;
