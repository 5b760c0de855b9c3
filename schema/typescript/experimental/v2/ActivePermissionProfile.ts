// Written by `cargo xtask gen`; do not edit.

/** The permission profile that is in force. */
export type ActivePermissionProfile = {
  /** The profile that it builds on. */
  extends: string | null;
  /** Its id. */
  id: string;
};
