// Written by `cargo xtask gen`; do not edit.

/** What a hook's words are meant for. */
export type HookOutputEntryKind =
  /** To warn the user. */
  | "warning"
  /** To say why it stopped what went on. */
  | "stop"
  /** To tell the model what it should do otherwise. */
  | "feedback"
  /** To add to what the model knows. */
  | "context"
  /** To say why the hook failed. */
  | "error";
