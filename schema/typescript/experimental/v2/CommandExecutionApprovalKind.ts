// Written by `cargo xtask gen`; do not edit.

/** What a command approval is about. */
export type CommandExecutionApprovalKind =
  /** Starting a command. */
  | "command"
  /** Writing to a command that runs. */
  | "writeStdin"
  /** A command for the user to run. */
  | "humanCommand";
