// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/realtime/stop`. */
export type ThreadRealtimeStopParams = {
  /** The thread. */
  threadId: string;
};
