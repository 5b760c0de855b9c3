// Written by `cargo xtask gen`; do not edit.

/** Params of `fuzzyFileSearch/sessionStop`. */
export type FuzzyFileSearchSessionStopParams = {
  /** The session, as the client named it; an unknown one is fine. */
  sessionId: string;
};
