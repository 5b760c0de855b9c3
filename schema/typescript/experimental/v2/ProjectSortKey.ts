// Written by `cargo xtask gen`; do not edit.

/** What projects are sorted by. */
export type ProjectSortKey =
  /** Their place in the list, as the user arranged it. */
  | "position"
  /** When they were last worked in. */
  | "recencyAt";
