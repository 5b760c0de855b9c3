// Written by `cargo xtask gen`; do not edit.

/** A sandbox policy by its short name. */
export type SandboxMode =
  /** Reading everywhere, writing nowhere, no network. */
  | "read-only"
  /** Writing in the workspace too. */
  | "workspace-write"
  /** No sandbox. */
  | "danger-full-access";
