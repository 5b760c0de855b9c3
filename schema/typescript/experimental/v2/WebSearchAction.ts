// Written by `cargo xtask gen`; do not edit.

/** What a web search did. */
export type WebSearchAction =
  /** It searched. */
  | {
    /** All the queries, if there were several. */
    queries: Array<string> | null;
    /** The query. */
    query: string | null;
    type: "search";
  }
  /** It opened a page. */
  | {
    type: "openPage";
    /** The page. */
    url: string | null;
  }
  /** It searched a page. */
  | {
    /** What for. */
    pattern: string | null;
    type: "findInPage";
    /** The page. */
    url: string | null;
  }
  /** Anything else. */
  | {
    type: "other";
  };
