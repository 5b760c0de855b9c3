// Written by `cargo xtask gen`; do not edit.
import type { WebSearchContextSize } from "./WebSearchContextSize";
import type { WebSearchLocation } from "./WebSearchLocation";

/** Settings of the web search tool. */
export type WebSearchToolConfig = {
  /** The only domains to be searched. */
  allowed_domains: Array<string> | null;
  /** How much of what it finds goes to the model. */
  context_size: WebSearchContextSize | null;
  /** Where the user is. */
  location: WebSearchLocation | null;
};
