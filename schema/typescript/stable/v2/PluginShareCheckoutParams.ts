// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/share/checkout`. */
export type PluginShareCheckoutParams = {
  /** The plugin's id in the cloud. */
  remotePluginId: string;
};
