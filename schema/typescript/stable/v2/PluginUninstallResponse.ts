// Written by `cargo xtask gen`; do not edit.

/** Answer to `plugin/uninstall`. */
export type PluginUninstallResponse = Record<string, never>;
