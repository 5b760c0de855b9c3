// Written by `cargo xtask gen`; do not edit.

/** How a model works with other agents. */
export type MultiAgentVersion =
  /** It does not. */
  | "disabled"
  /** By the first set of tools. */
  | "v1"
  /** By the second set of tools. */
  | "v2";
