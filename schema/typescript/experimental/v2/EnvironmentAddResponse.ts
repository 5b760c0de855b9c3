// Written by `cargo xtask gen`; do not edit.

/** Answer to `environment/add`. */
export type EnvironmentAddResponse = Record<string, never>;
