// Written by `cargo xtask gen`; do not edit.

/** What happened to a project. */
export type ProjectChangeType =
  /** It was created. */
  | "created"
  /** It was changed or moved. */
  | "updated"
  /** It was deleted. */
  | "deleted";
