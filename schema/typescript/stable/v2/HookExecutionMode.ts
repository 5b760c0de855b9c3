// Written by `cargo xtask gen`; do not edit.

/** Whether a hook is waited for. */
export type HookExecutionMode =
  /** What set it off waits for it. */
  | "sync"
  /** It runs beside what set it off. */
  | "async";
