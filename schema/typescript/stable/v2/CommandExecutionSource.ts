// Written by `cargo xtask gen`; do not edit.

/** Who had a command run, and how. */
export type CommandExecutionSource =
  /** The model, in one go. */
  | "agent"
  /** The user. */
  | "userShell"
  /** The model, as a process that may go on in the background. */
  | "unifiedExecStartup"
  /** The model, by writing to such a process. */
  | "unifiedExecInteraction";
