// Written by `cargo xtask gen`; do not edit.
import type { FuzzyFileSearchResult } from "./FuzzyFileSearchResult";

/** Answer to `fuzzyFileSearch`. */
export type FuzzyFileSearchResponse = {
  /** What was found, the best first; 50 at most. */
  files: Array<FuzzyFileSearchResult>;
};
