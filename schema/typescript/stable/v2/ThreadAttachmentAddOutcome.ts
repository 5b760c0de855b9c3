// Written by `cargo xtask gen`; do not edit.

/** What came of `thread/attachment/add`. */
export type ThreadAttachmentAddOutcome =
  /** It was attached. */
  | "created"
  /** The thread had one with this type and key already, which stays as it was. */
  | "existing";
