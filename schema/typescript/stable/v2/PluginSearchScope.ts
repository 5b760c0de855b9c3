// Written by `cargo xtask gen`; do not edit.

/** Where plugins are searched. */
export type PluginSearchScope =
  /** Among those for everyone. */
  | "global"
  /** Among those of the workspace. */
  | "workspace"
  /** Among the user's own. */
  | "personal";
