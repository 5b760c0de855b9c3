// Written by `cargo xtask gen`; do not edit.

/** When the user has to log in to a plugin's apps. */
export type PluginAuthPolicy =
  /** When it is installed. */
  | "ON_INSTALL"
  /** When it is first used. */
  | "ON_USE";
