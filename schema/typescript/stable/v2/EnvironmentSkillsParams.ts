// Written by `cargo xtask gen`; do not edit.

/** What an environment must have in the way of skills. */
export type EnvironmentSkillsParams = {
  /** The skills that must be there. None by default. */
  required?: Array<string> | null;
};
