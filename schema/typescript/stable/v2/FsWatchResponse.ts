// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Answer to `fs/watch`. */
export type FsWatchResponse = {
  /** What is watched. */
  path: AbsolutePathBuf;
};
