// Written by `cargo xtask gen`; do not edit.

/** Whether the network may be used. */
export type NetworkAccess =
  /** It may not. */
  | "restricted"
  /** It may. */
  | "enabled";
