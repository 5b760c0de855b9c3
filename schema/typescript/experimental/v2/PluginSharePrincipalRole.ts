// Written by `cargo xtask gen`; do not edit.

/** What someone may do with a shared plugin. */
export type PluginSharePrincipalRole =
  /** Use it. */
  | "reader"
  /** Use and change it. */
  | "editor"
  /** Everything. */
  | "owner";
