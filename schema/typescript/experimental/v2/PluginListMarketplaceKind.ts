// Written by `cargo xtask gen`; do not edit.

/** A kind of marketplace. */
export type PluginListMarketplaceKind =
  /** Those on this machine. */
  | "local"
  /** Those for a field of work. */
  | "vertical"
  /** The workspace's own. */
  | "workspace-directory"
  /** What others share with the user. */
  | "shared-with-me"
  /** What the user made and keeps in the cloud. */
  | "created-by-me-remote";
