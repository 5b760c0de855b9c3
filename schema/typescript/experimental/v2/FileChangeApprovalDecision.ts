// Written by `cargo xtask gen`; do not edit.

/** The user's answer to a file change approval. */
export type FileChangeApprovalDecision =
  /** Make the changes. */
  | "accept"
  /** Make them, and do not ask again for these files in this session. */
  | "acceptForSession"
  /** Do not make them; the turn goes on. */
  | "decline"
  /** Do not make them, and interrupt the turn. */
  | "cancel";
