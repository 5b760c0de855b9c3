// Written by `cargo xtask gen`; do not edit.

/** Answer to `plugin/skill/read`. */
export type PluginSkillReadResponse = {
  /** The skill's text; `None` if there is none to be had. */
  contents: string | null;
};
