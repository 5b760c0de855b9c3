// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `skills/config/write`. Takes exactly one of `path` and `name`. */
export type SkillsConfigWriteParams = {
  /** Whether models are to be offered the skill. */
  enabled: boolean;
  /** The skill by its name. */
  name?: string | null;
  /** The skill by its SKILL.md; absolute. */
  path?: AbsolutePathBuf | null;
};
