// Written by `cargo xtask gen`; do not edit.

/** Who says a text in a voice conversation. */
export type ConversationTextRole =
  /** The user. */
  | "user"
  /** The developer of the client. */
  | "developer"
  /** The model. */
  | "assistant";
