// Written by `cargo xtask gen`; do not edit.

/** Which way a list is sorted. */
export type SortDirection =
  /** Smallest or oldest first. */
  | "asc"
  /** Largest or newest first. */
  | "desc";
