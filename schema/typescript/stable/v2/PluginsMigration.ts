// Written by `cargo xtask gen`; do not edit.

/** Another agent's plugins from one marketplace. */
export type PluginsMigration = {
  /** The marketplace. */
  marketplaceName: string;
  /** The plugins. */
  pluginNames: Array<string>;
};
