// Written by `cargo xtask gen`; do not edit.

/** What became of an e-mail to the workspace's owner. */
export type AddCreditsNudgeEmailStatus =
  /** It was sent. */
  | "sent"
  /** It was not sent, since the last one was too short a time ago. */
  | "cooldown_active";
