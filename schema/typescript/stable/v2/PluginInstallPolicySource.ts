// Written by `cargo xtask gen`; do not edit.

/** What decided whether a plugin may be installed. */
export type PluginInstallPolicySource =
  /** A setting of the workspace. */
  | "WORKSPACE_SETTING"
  /** The app that it stands for. */
  | "IMPLICIT_CANONICAL_APP";
