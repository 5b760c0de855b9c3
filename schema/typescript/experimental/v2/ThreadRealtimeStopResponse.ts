// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/realtime/stop`. */
export type ThreadRealtimeStopResponse = Record<string, never>;
