// Written by `cargo xtask gen`; do not edit.

/** Why a session starts. */
export type ThreadStartSource =
  /** A client was started. */
  | "startup"
  /** The user cleared the conversation. */
  | "clear";
