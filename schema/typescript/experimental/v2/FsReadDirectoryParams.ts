// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/readDirectory`. */
export type FsReadDirectoryParams = {
  /** The directory. */
  path: AbsolutePathBuf;
};
