// Written by `cargo xtask gen`; do not edit.

/** Who shall be able to find a shared plugin. */
export type PluginShareUpdateDiscoverability =
  /** Those who have its address. */
  | "UNLISTED"
  /** Only those it is shared with. */
  | "PRIVATE"
  /** Everyone in the workspace: it is in lists. */
  | "LISTED";
