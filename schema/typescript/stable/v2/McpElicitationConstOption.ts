// Written by `cargo xtask gen`; do not edit.

/** A choice with a name for people. */
export type McpElicitationConstOption = {
  /** The value that is answered. */
  const: string;
  /** Its name for people. */
  title: string;
};
