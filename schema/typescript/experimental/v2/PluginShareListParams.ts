// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/share/list`: an empty object. */
export type PluginShareListParams = Record<string, never>;
