// Written by `cargo xtask gen`; do not edit.

/** How long the user's leave to visit an origin holds. */
export type BrowserUseAccessApprovalLifetime =
  /** For the turn. */
  | "turn"
  /** For the thread. */
  | "thread";
