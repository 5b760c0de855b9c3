// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/realtime/start`. */
export type ThreadRealtimeStartResponse = Record<string, never>;
