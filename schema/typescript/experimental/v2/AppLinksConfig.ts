// Written by `cargo xtask gen`; do not edit.

/** Settings of an app's links, by link. */
export type AppLinksConfig = Record<string, never>;
