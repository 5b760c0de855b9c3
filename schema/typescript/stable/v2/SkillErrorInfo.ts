// Written by `cargo xtask gen`; do not edit.

/** A skill that could not be read. */
export type SkillErrorInfo = {
  /** What is wrong with it, in words. */
  message: string;
  /** Its SKILL.md. */
  path: string;
};
