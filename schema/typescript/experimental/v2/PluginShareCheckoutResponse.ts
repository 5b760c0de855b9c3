// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Answer to `plugin/share/checkout`. */
export type PluginShareCheckoutResponse = {
  /** The local marketplace that it was added to. */
  marketplaceName: string;
  /** That marketplace's path. */
  marketplacePath: AbsolutePathBuf;
  /** The plugin's id here. */
  pluginId: string;
  /** The plugin's name in that marketplace. */
  pluginName: string;
  /** The directory with its files. */
  pluginPath: AbsolutePathBuf;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The version that was fetched, if known. */
  remoteVersion: string | null;
};
