// Written by `cargo xtask gen`; do not edit.
import type { SkillErrorInfo } from "./SkillErrorInfo";
import type { SkillMetadata } from "./SkillMetadata";

/** The skills that hold for one working directory. */
export type SkillsListEntry = {
  /** The working directory, as it was given. */
  cwd: string;
  /** The skills that could not be read. */
  errors: Array<SkillErrorInfo>;
  /** The skills, those switched off included. */
  skills: Array<SkillMetadata>;
};
