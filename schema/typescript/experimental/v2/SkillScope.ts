// Written by `cargo xtask gen`; do not edit.

/** Where a skill was found. */
export type SkillScope =
  /** Below the server's home, or in an extra root. */
  | "user"
  /** In `.agents/skills` of the working directory's project. */
  | "repo"
  /** It comes with the server. */
  | "system"
  /** The machine's administrator put it there. */
  | "admin";
