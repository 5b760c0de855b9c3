// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSummary } from "./PluginSummary";

/** A plugin that the user shares. */
export type PluginShareListItem = {
  /** The directory with its files on this machine; `None` if there is none. */
  localPluginPath: AbsolutePathBuf | null;
  /** The plugin. */
  plugin: PluginSummary;
};
