// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/realtime/appendText`. */
export type ThreadRealtimeAppendTextResponse = Record<string, never>;
