// Written by `cargo xtask gen`; do not edit.

/** How models may search the web. */
export type WebSearchMode =
  /** Not at all. */
  | "disabled"
  /** In the provider's stored copies only. */
  | "cached"
  /** In what the provider has indexed. */
  | "indexed"
  /** In the web as it is. */
  | "live";
