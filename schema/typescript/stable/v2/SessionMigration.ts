// Written by `cargo xtask gen`; do not edit.

/** A session of another agent that can be imported. */
export type SessionMigration = {
  /** The directory it worked in. */
  cwd: string;
  /** The file with its history. */
  path: string;
  /** Its title, if it has one. */
  title: string | null;
};
