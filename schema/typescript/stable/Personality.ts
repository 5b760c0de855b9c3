// Written by `cargo xtask gen`; do not edit.

/** A model's tone. */
export type Personality =
  /** No tone of its own. */
  | "none"
  /** Friendly. */
  | "friendly"
  /** Matter-of-fact. */
  | "pragmatic";
