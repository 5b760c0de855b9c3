// Written by `cargo xtask gen`; do not edit.

/** Answer to `plugin/share/save`. */
export type PluginShareSaveResponse = {
  /** Whether the user may list it for the whole workspace; `None` if that is not known. */
  canPublishToWorkspace: boolean | null;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The page by which it is shared. */
  shareUrl: string;
};
