// Written by `cargo xtask gen`; do not edit.

/** What happened to an agent. */
export type SubAgentActivityKind =
  /** It was started. */
  | "started"
  /** It was told something. */
  | "interacted"
  /** It was interrupted. */
  | "interrupted"
  /** It is done. */
  | "completed";
