// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginListMarketplaceKind } from "./PluginListMarketplaceKind";

/** Params of `plugin/list`. */
export type PluginListParams = {
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** Whether to ask the cloud again, whatever is cached. No by default. */
  forceRefetch?: boolean;
  /** The kinds of marketplaces to list. The server's own choice if unset. */
  marketplaceKinds?: Array<PluginListMarketplaceKind> | null;
};
