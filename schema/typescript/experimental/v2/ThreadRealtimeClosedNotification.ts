// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/realtime/closed`, sent when a thread's voice conversation is over. */
export type ThreadRealtimeClosedNotification = {
  /** Why it is over, if that is known. */
  reason: string | null;
  /** The thread. */
  threadId: string;
};
