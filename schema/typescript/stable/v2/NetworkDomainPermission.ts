// Written by `cargo xtask gen`; do not edit.

/** Whether a domain may be reached. */
export type NetworkDomainPermission =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";
