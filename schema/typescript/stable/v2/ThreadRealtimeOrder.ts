// Written by `cargo xtask gen`; do not edit.

/** Order of a list of entries. */
export type ThreadRealtimeOrder =
  /** By the time of observation. */
  | "observedAt"
  /** By position in the thread's history. */
  | "position";
