// Written by `cargo xtask gen`; do not edit.

/** A hook of another agent that can be imported. */
export type HookMigration = {
  /** Its name. */
  name: string;
};
