// Written by `cargo xtask gen`; do not edit.
import type { MarketplaceLoadErrorInfo } from "./MarketplaceLoadErrorInfo";
import type { PluginMarketplaceEntry } from "./PluginMarketplaceEntry";

/** Answer to `plugin/installed`. */
export type PluginInstalledResponse = {
  /** Marketplaces that could not be read. None by default. */
  marketplaceLoadErrors: Array<MarketplaceLoadErrorInfo>;
  /** The marketplaces with those of their plugins that are installed or suggested. */
  marketplaces: Array<PluginMarketplaceEntry>;
};
