// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/realtime/appendSpeech`. */
export type ThreadRealtimeAppendSpeechResponse = Record<string, never>;
