// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/readFile`. */
export type FsReadFileParams = {
  /** The file; a directory is refused. */
  path: AbsolutePathBuf;
};
