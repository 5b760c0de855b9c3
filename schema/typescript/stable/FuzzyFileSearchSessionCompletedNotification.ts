// Written by `cargo xtask gen`; do not edit.

/** Payload of `fuzzyFileSearch/sessionCompleted`, sent when a session has found all for its query. */
export type FuzzyFileSearchSessionCompletedNotification = {
  /** The session, as the client named it. */
  sessionId: string;
};
