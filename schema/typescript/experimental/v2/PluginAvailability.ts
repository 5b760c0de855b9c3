// Written by `cargo xtask gen`; do not edit.

/** Whether a plugin can be had. */
export type PluginAvailability =
  /** No: an administrator has switched it off. */
  | "DISABLED_BY_ADMIN"
  /** Yes. */
  | "AVAILABLE";
