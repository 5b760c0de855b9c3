// Written by `cargo xtask gen`; do not edit.

/** Whether something may be done. */
export type AllowDenyRequirement =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";
