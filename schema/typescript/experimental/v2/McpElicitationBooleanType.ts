// Written by `cargo xtask gen`; do not edit.

/** The type of a yes or no. */
export type McpElicitationBooleanType = "boolean";
