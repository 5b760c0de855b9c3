// Written by `cargo xtask gen`; do not edit.

/** The type of a text. */
export type McpElicitationStringType = "string";
