// Written by `cargo xtask gen`; do not edit.

/** What threads are sorted by. */
export type ThreadSortKey =
  /** When they were started. */
  | "created_at"
  /** When they last changed. */
  | "updated_at"
  /** When they were last worked in. */
  | "recency_at"
  /** Their place in their section. */
  | "section_position";
