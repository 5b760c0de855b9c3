// Written by `cargo xtask gen`; do not edit.
import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginSharePrincipal } from "./PluginSharePrincipal";

/** Answer to `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsResponse = {
  /** Who can find it now. */
  discoverability: PluginShareDiscoverability;
  /** With whom it is shared now. */
  principals: Array<PluginSharePrincipal>;
};
