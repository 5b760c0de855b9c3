// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `skills/extraRoots/set`. */
export type SkillsExtraRootsSetParams = {
  /** Further directories to look for skills in, in place of those set before; absolute. */
  extraRoots: Array<AbsolutePathBuf>;
};
