// Written by `cargo xtask gen`; do not edit.

/** What found threads are sorted by. */
export type ThreadSearchSortKey =
  /** When they were started. */
  | "created_at"
  /** When they last changed. */
  | "updated_at"
  /** When they were last worked in. */
  | "recency_at";
