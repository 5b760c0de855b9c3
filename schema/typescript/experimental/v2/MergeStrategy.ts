// Written by `cargo xtask gen`; do not edit.

/** What happens to the value that a key has when another is written. */
export type MergeStrategy =
  /** The new value takes its place. */
  | "replace"
  /** Tables are merged key by key; any other value is replaced. */
  | "upsert";
