// Written by `cargo xtask gen`; do not edit.
import type { PluginDetail } from "./PluginDetail";

/** Answer to `plugin/read`. */
export type PluginReadResponse = {
  /** All about the plugin. */
  plugin: PluginDetail;
};
