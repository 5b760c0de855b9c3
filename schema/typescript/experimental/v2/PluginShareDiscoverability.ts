// Written by `cargo xtask gen`; do not edit.

/** Who can find a shared plugin. */
export type PluginShareDiscoverability =
  /** Everyone in the workspace: it is in lists. */
  | "LISTED"
  /** Those who have its address. */
  | "UNLISTED"
  /** Only those it is shared with. */
  | "PRIVATE";
