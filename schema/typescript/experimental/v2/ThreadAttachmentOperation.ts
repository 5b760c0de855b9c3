// Written by `cargo xtask gen`; do not edit.

/** What happened to an attachment. */
export type ThreadAttachmentOperation =
  /** It was attached. */
  | "created"
  /** It was taken off. */
  | "deleted";
