// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/uninstall`. */
export type PluginUninstallParams = {
  /** The plugin to remove. */
  pluginId: string;
};
