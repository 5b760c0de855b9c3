// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/createDirectory`. */
export type FsCreateDirectoryParams = {
  /** The directory to make. */
  path: AbsolutePathBuf;
  /** Whether to make its parents too, and to be content if it exists. Yes by default. */
  recursive?: boolean | null;
};
