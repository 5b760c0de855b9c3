// Written by `cargo xtask gen`; do not edit.

/** What a web search of the provider did. */
export type ResponsesApiWebSearchAction =
  /** It searched. */
  | {
    /** All the queries, if there were several. */
    queries?: Array<string>;
    /** The query. */
    query?: string;
    type: "search";
  }
  /** It opened a page. */
  | {
    type: "open_page";
    /** The page. */
    url?: string;
  }
  /** It searched a page. */
  | {
    /** What for. */
    pattern?: string;
    type: "find_in_page";
    /** The page. */
    url?: string;
  }
  /** Anything else. */
  | {
    type: "other";
  };
