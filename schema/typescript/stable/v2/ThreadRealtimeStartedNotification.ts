// Written by `cargo xtask gen`; do not edit.
import type { RealtimeConversationVersion } from "../RealtimeConversationVersion";

/** Payload of `thread/realtime/started`, sent when a thread's voice conversation has begun. */
export type ThreadRealtimeStartedNotification = {
  /** The conversation's id, if it has one. */
  realtimeSessionId: string | null;
  /** The thread. */
  threadId: string;
  /** Version of the provider's protocol that is spoken. */
  version: RealtimeConversationVersion;
};
