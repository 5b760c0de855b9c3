// Written by `cargo xtask gen`; do not edit.

/** The text that a helpline is shown for. */
export type HelplineSubject =
  /** The model's answer. */
  | "answer"
  /** The user's prompt. */
  | "prompt";
