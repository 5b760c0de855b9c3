// Written by `cargo xtask gen`; do not edit.

/** How a hook's run stands. */
export type HookRunStatus =
  /** It runs. */
  | "running"
  /** It ended well. */
  | "completed"
  /** It failed. */
  | "failed"
  /** It ended, and forbade what set it off. */
  | "blocked"
  /** It ended, and stopped what went on. */
  | "stopped";
