// Written by `cargo xtask gen`; do not edit.
import type { WebSearchToolConfig } from "../WebSearchToolConfig";

/** Settings of tools. */
export type ToolsV2 = {
  /** The web search tool. */
  web_search: WebSearchToolConfig | null;
};
