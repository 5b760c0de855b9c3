// Written by `cargo xtask gen`; do not edit.

/** Params of `skills/list`. */
export type SkillsListParams = {
  /** The working directories to list for; relative ones are resolved against the server's own. */
  cwds?: Array<string>;
  /** Whether to read all files again instead of what is remembered of them. No by default. */
  forceReload?: boolean;
};
