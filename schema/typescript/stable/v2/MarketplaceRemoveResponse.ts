// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Answer to `marketplace/remove`. */
export type MarketplaceRemoveResponse = {
  /** The directory that was removed; `None` if none was. */
  installedRoot: AbsolutePathBuf | null;
  /** The marketplace that was removed. */
  marketplaceName: string;
};
