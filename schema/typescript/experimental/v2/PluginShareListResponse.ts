// Written by `cargo xtask gen`; do not edit.
import type { PluginShareListItem } from "./PluginShareListItem";

/** Answer to `plugin/share/list`. */
export type PluginShareListResponse = {
  /** The plugins that the user shares. */
  data: Array<PluginShareListItem>;
};
