// Written by `cargo xtask gen`; do not edit.
import type { ConversationTextRole } from "../ConversationTextRole";

/** Params of `thread/realtime/appendText`. */
export type ThreadRealtimeAppendTextParams = {
  /** Who says it. The user by default. */
  role: ConversationTextRole;
  /** What is said. */
  text: string;
  /** The thread. */
  threadId: string;
};
