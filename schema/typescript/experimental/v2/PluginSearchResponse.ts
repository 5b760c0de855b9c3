// Written by `cargo xtask gen`; do not edit.
import type { PluginSearchResult } from "./PluginSearchResult";

/** Answer to `plugin/search`. */
export type PluginSearchResponse = {
  /** The plugins that were found. */
  data: Array<PluginSearchResult>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
