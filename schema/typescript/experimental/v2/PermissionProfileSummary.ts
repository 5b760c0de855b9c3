// Written by `cargo xtask gen`; do not edit.

/** A permission profile: a sandbox with a name. */
export type PermissionProfileSummary = {
  /** Whether requirements let it be used. */
  allowed: boolean;
  /** What it allows, for people. */
  description: string | null;
  /** Its name; those that are built in begin with a colon, such as `:workspace`. */
  id: string;
};
