// Written by `cargo xtask gen`; do not edit.

/** Params of `fuzzyFileSearch/sessionStart`. */
export type FuzzyFileSearchSessionStartParams = {
  /** Directories to search. */
  roots: Array<string>;
  /** The client's name for the session; must not be empty. */
  sessionId: string;
};
