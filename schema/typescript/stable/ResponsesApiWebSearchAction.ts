// Written by `cargo xtask gen`; do not edit.

/** What a web search of the provider did. */
export type ResponsesApiWebSearchAction =
  /** It searched. */
  | {
    /** All the queries, if there were several. */
    queries?: Array<string> | null;
    /** The query. */
    query?: string | null;
    type: "search";
  }
  /** It opened a page. */
  | {
    type: "open_page";
    /** The page. */
    url?: string | null;
  }
  /** It searched a page. */
  | {
    /** What for. */
    pattern?: string | null;
    type: "find_in_page";
    /** The page. */
    url?: string | null;
  }
  /** Anything else. */
  | {
    type: "other";
  };
