// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/share/delete`. */
export type PluginShareDeleteParams = {
  /** The plugin's id in the cloud. */
  remotePluginId: string;
};
