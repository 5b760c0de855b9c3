// Written by `cargo xtask gen`; do not edit.

/** Completeness of a list of entries. */
export type ThreadRealtimeCoverage =
  /** The thread's history does not hold such entries. */
  | "unsupported"
  /** An event or a position that was asked for is not stored yet. */
  | "pending"
  /** Everything is there. */
  | "ready";
