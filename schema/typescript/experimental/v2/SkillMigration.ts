// Written by `cargo xtask gen`; do not edit.

/** A skill of another agent that can be imported. */
export type SkillMigration = {
  /** Its name. */
  name: string;
};
