// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { MarketplaceUpgradeErrorInfo } from "./MarketplaceUpgradeErrorInfo";

/** Answer to `marketplace/upgrade`. */
export type MarketplaceUpgradeResponse = {
  /** The marketplaces that could not be upgraded, and why. */
  errors: Array<MarketplaceUpgradeErrorInfo>;
  /** The names of those that were to be upgraded. */
  selectedMarketplaces: Array<string>;
  /** The directories of those that did change. */
  upgradedRoots: Array<AbsolutePathBuf>;
};
