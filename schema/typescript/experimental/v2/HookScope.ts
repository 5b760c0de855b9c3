// Written by `cargo xtask gen`; do not edit.

/** What a hook's run belongs to. */
export type HookScope =
  /** The thread as a whole. */
  | "thread"
  /** One turn. */
  | "turn";
