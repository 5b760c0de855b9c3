// Written by `cargo xtask gen`; do not edit.
import type { ConversationTextRole } from "../ConversationTextRole";

/** A text that a voice conversation begins with. */
export type ThreadRealtimeInitialItem = {
  /** Who said it. */
  role: ConversationTextRole;
  /** What was said. */
  text: string;
};
