// Written by `cargo xtask gen`; do not edit.

/** How changes to files stand. */
export type PatchApplyStatus =
  /** They are being made, or wait for approval. */
  | "inProgress"
  /** They were made. */
  | "completed"
  /** They could not be made. */
  | "failed"
  /** They were not approved. */
  | "declined";
