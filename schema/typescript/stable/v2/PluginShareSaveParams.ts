// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginShareTarget } from "./PluginShareTarget";

/** Params of `plugin/share/save`. */
export type PluginShareSaveParams = {
  /** Who can find it. Left to the cloud if unset. */
  discoverability?: PluginShareDiscoverability | null;
  /** The directory with the plugin's files. */
  pluginPath: AbsolutePathBuf;
  /** The shared plugin that gets a new version. A new one is made if unset. */
  remotePluginId?: string | null;
  /** With whom to share it. Left to the cloud if unset. */
  shareTargets?: Array<PluginShareTarget> | null;
};
