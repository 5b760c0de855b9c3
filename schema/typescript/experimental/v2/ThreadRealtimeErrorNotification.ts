// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/realtime/error`, sent when something in a thread's voice conversation goes
 * wrong.
 */
export type ThreadRealtimeErrorNotification = {
  /** What went wrong, in words. */
  message: string;
  /** The thread. */
  threadId: string;
};
