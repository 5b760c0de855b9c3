// Written by `cargo xtask gen`; do not edit.

/** What a search has found. */
export type FuzzyFileSearchMatchType =
  /** A file. */
  | "file"
  /** A directory. */
  | "directory";
