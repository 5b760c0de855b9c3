// Written by `cargo xtask gen`; do not edit.
import type { MarketplaceLoadErrorInfo } from "./MarketplaceLoadErrorInfo";
import type { PluginMarketplaceEntry } from "./PluginMarketplaceEntry";

/** Answer to `plugin/list`. */
export type PluginListResponse = {
  /** Ids of plugins to show first. None by default. */
  featuredPluginIds: Array<string>;
  /** Marketplaces that could not be read. None by default. */
  marketplaceLoadErrors: Array<MarketplaceLoadErrorInfo>;
  /** The marketplaces with their plugins. */
  marketplaces: Array<PluginMarketplaceEntry>;
};
