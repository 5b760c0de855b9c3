// Written by `cargo xtask gen`; do not edit.

/** Answer to `environment/add`. */
export type EnvironmentAddResponse = { [key: string]: unknown };
