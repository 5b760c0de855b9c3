// Written by `cargo xtask gen`; do not edit.

/** Whose a workspace is. */
export type AccountSessionWorkspaceKind =
  /** The user's own. */
  | "personal"
  /** One shared with others. */
  | "workspace";
