// Written by `cargo xtask gen`; do not edit.

/** A sub-agent of another agent that can be imported. */
export type SubagentMigration = {
  /** Its name. */
  name: string;
};
