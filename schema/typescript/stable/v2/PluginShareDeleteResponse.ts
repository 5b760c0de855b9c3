// Written by `cargo xtask gen`; do not edit.

/** Answer to `plugin/share/delete`. */
export type PluginShareDeleteResponse = Record<string, never>;
