// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/remove`. */
export type FsRemoveParams = {
  /** Whether to be content if it does not exist. Yes by default. */
  force?: boolean | null;
  /** What to remove. */
  path: AbsolutePathBuf;
  /** Whether a directory is removed with all that is in it. Yes by default. */
  recursive?: boolean | null;
};
