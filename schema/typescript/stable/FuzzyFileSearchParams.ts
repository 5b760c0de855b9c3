// Written by `cargo xtask gen`; do not edit.

/** Params of `fuzzyFileSearch`. Hidden files are searched, ignored ones are not. */
export type FuzzyFileSearchParams = {
  /**
   * The client's name for the search, by which a later one with the same name can take its
   * place.
   */
  cancellationToken?: string | null;
  /**
   * What to look for: characters that stand in this order in the path; an empty one finds
   * nothing.
   */
  query: string;
  /** Directories to search; those that do not exist are passed over. */
  roots: Array<string>;
};
