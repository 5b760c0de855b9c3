// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Answer to `marketplace/add`. */
export type MarketplaceAddResponse = {
  /** Whether it was there before, so that nothing was done. */
  alreadyAdded: boolean;
  /** The directory that holds it. */
  installedRoot: AbsolutePathBuf;
  /** Its name. */
  marketplaceName: string;
};
