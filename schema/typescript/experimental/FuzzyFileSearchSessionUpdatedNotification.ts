// Written by `cargo xtask gen`; do not edit.
import type { FuzzyFileSearchResult } from "./FuzzyFileSearchResult";

/** Payload of `fuzzyFileSearch/sessionUpdated`, sent once or more after each new query. */
export type FuzzyFileSearchSessionUpdatedNotification = {
  /** All that was found so far, the best first. */
  files: Array<FuzzyFileSearchResult>;
  /** The query that it was found for. */
  query: string;
  /** The session, as the client named it. */
  sessionId: string;
};
