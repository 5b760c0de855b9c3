// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Why a marketplace could not be read. */
export type MarketplaceLoadErrorInfo = {
  /** The marketplace's path. */
  marketplacePath: AbsolutePathBuf;
  /** What is wrong with it. */
  message: string;
};
