// Written by `cargo xtask gen`; do not edit.

/** What kind of number a field takes. */
export type McpElicitationNumberType =
  /** Any number. */
  | "number"
  /** A whole number. */
  | "integer";
