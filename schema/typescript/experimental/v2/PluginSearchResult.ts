// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSummary } from "./PluginSummary";

/** A plugin that was found. */
export type PluginSearchResult = {
  /** The marketplace it is in. */
  marketplaceName: string;
  /** The marketplace's path; `None` if it is not a local one. */
  marketplacePath: AbsolutePathBuf | null;
  /** The plugin. */
  plugin: PluginSummary;
};
