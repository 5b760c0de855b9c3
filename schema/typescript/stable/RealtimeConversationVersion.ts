// Written by `cargo xtask gen`; do not edit.

/** Version of the provider's protocol for voice conversations. */
export type RealtimeConversationVersion =
  /** The first. */
  | "v1"
  /** The second. */
  | "v2"
  /** The third. */
  | "v3";
