// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { MarketplaceInterface } from "./MarketplaceInterface";
import type { PluginSummary } from "./PluginSummary";

/** A marketplace with plugins. */
export type PluginMarketplaceEntry = {
  /** How it is shown; `None` if it does not say. */
  interface: MarketplaceInterface | null;
  /** Its name. */
  name: string;
  /** Its path; `None` if it is not a local one. */
  path: AbsolutePathBuf | null;
  /** The plugins. */
  plugins: Array<PluginSummary>;
};
