// Written by `cargo xtask gen`; do not edit.

/** How a thread's history is kept. */
export type ThreadHistoryMode =
  /** In one piece. */
  | "legacy"
  /** In pages that are read one by one. */
  | "paginated";
