// Written by `cargo xtask gen`; do not edit.

/** A tool that a skill needs. */
export type SkillToolDependency = {
  /** The command that starts it, if it is started that way. */
  command?: string;
  /** What it is for. */
  description?: string;
  /** How it is spoken to. */
  transport?: string;
  /** What kind of tool it is. */
  type: string;
  /** Where it is reached, if it is reached that way. */
  url?: string;
  /** What names it among tools of its kind. */
  value: string;
};
