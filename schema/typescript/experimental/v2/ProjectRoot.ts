// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** A directory of a project. */
export type ProjectRoot = {
  /** The directory; absolute. */
  path: AbsolutePathBuf;
};
