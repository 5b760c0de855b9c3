// Written by `cargo xtask gen`; do not edit.

/** A command of another agent that can be imported. */
export type CommandMigration = {
  /** Its name. */
  name: string;
};
