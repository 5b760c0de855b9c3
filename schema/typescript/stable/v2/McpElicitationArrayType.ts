// Written by `cargo xtask gen`; do not edit.

/** The type of a list. */
export type McpElicitationArrayType = "array";
