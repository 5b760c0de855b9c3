// Written by `cargo xtask gen`; do not edit.

/** Params of `permissionProfile/list`. */
export type PermissionProfileListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The directory whose project layers of configuration count. None if unset. */
  cwd?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
};
