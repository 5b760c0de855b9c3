// Written by `cargo xtask gen`; do not edit.

/** How the thread's own answers are handed to the voice model. */
export type CodexResponseHandoffMode =
  /** As thoughts of its own. */
  | "thinking"
  /** As comments on the work. */
  | "commentary"
  /** In tags that mark them. */
  | "bemTags";
