// Written by `cargo xtask gen`; do not edit.
import type { SkillToolDependency } from "./SkillToolDependency";

/** What a skill needs. */
export type SkillDependencies = {
  /** The tools it needs. */
  tools: Array<SkillToolDependency>;
};
