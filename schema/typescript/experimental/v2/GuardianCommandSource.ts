// Written by `cargo xtask gen`; do not edit.

/** Which of the model's tools runs a command. */
export type GuardianCommandSource =
  /** The one that runs a command in one go. */
  | "shell"
  /** The one whose processes may go on in the background. */
  | "unifiedExec";
