// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `plugin/installed`. */
export type PluginInstalledParams = {
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** Names of plugins to list even if they are not installed, to suggest them. None if unset. */
  installSuggestionPluginNames?: Array<string> | null;
};
