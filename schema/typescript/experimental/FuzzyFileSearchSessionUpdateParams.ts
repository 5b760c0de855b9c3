// Written by `cargo xtask gen`; do not edit.

/** Params of `fuzzyFileSearch/sessionUpdate`. What is found is told by notifications. */
export type FuzzyFileSearchSessionUpdateParams = {
  /** What to look for from now on. */
  query: string;
  /** The session, as the client named it; fails for an unknown one. */
  sessionId: string;
};
