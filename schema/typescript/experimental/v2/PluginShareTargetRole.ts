// Written by `cargo xtask gen`; do not edit.

/** What someone with whom a plugin is to be shared may do with it. */
export type PluginShareTargetRole =
  /** Use it. */
  | "reader"
  /** Use and change it. */
  | "editor";
