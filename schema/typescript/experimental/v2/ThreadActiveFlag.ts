// Written by `cargo xtask gen`; do not edit.

/** What a running turn waits for. */
export type ThreadActiveFlag =
  /** An approval. */
  | "waitingOnApproval"
  /** An answer of the user. */
  | "waitingOnUserInput";
