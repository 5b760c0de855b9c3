// Written by `cargo xtask gen`; do not edit.

/** How much of what a search finds goes to the model. */
export type WebSearchContextSize =
  /** Little. */
  | "low"
  /** Some. */
  | "medium"
  /** Much. */
  | "high";
