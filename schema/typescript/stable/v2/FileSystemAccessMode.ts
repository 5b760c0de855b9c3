// Written by `cargo xtask gen`; do not edit.

/** What may be done at a path. */
export type FileSystemAccessMode =
  /** Read. */
  | "read"
  /** Read and write. */
  | "write"
  /** Nothing. */
  | "deny";
