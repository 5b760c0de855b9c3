// Written by `cargo xtask gen`; do not edit.

/** The type of a form. */
export type McpElicitationObjectType = "object";
