// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/copy`. A symbolic link is copied as a link. */
export type FsCopyParams = {
  /** Where to; not within `sourcePath`. */
  destinationPath: AbsolutePathBuf;
  /**
   * Whether a directory may be copied with all that is in it; without it copying one fails. No
   * by default.
   */
  recursive?: boolean;
  /** What to copy. */
  sourcePath: AbsolutePathBuf;
};
