// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/skill/read`. */
export type PluginSkillReadParams = {
  /** The name of the marketplace in the cloud that has the plugin. */
  remoteMarketplaceName: string;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The skill's name. */
  skillName: string;
};
