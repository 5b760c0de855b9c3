// Written by `cargo xtask gen`; do not edit.

/** Settings of an app's tools, by tool. */
export type AppToolsConfig = Record<string, never>;
