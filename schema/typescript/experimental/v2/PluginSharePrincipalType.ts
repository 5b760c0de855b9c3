// Written by `cargo xtask gen`; do not edit.

/** With what kind of someone a plugin is shared. */
export type PluginSharePrincipalType =
  /** A person. */
  | "user"
  /** A group. */
  | "group"
  /** A workspace. */
  | "workspace";
