// Written by `cargo xtask gen`; do not edit.
import type { PluginReconcileChangedPlugin } from "./PluginReconcileChangedPlugin";

/** Answer to `plugin/reconcile`. */
export type PluginReconcileResponse = {
  /** The plugins that are other than before. */
  changedPlugins: Array<PluginReconcileChangedPlugin>;
  /** Cloud ids of plugins whose files could not be put in place. */
  failedMaterializationRemotePluginIds: Array<string>;
  /** Cloud ids of plugins that could not be brought in line. */
  failedRemotePluginIds: Array<string>;
};
