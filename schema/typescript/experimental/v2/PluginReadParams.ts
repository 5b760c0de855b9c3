// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `plugin/read`. Either marketplace field says where the plugin is. */
export type PluginReadParams = {
  /** The path of a local marketplace that has it. */
  marketplacePath?: AbsolutePathBuf | null;
  /** The plugin's name in its marketplace. */
  pluginName: string;
  /** The name of a marketplace in the cloud that has it. */
  remoteMarketplaceName?: string | null;
};
