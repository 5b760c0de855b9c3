// Written by `cargo xtask gen`; do not edit.

/** Whether a plugin may be installed. */
export type PluginInstallPolicy =
  /** No. */
  | "NOT_AVAILABLE"
  /** Yes, by the user. */
  | "AVAILABLE"
  /** It is there without the user's doing. */
  | "INSTALLED_BY_DEFAULT";
