// Written by `cargo xtask gen`; do not edit.
import type { PluginShareTarget } from "./PluginShareTarget";
import type { PluginShareUpdateDiscoverability } from "./PluginShareUpdateDiscoverability";

/** Params of `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsParams = {
  /** Who shall be able to find it. */
  discoverability: PluginShareUpdateDiscoverability;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** With whom it shall be shared. */
  shareTargets: Array<PluginShareTarget>;
};
