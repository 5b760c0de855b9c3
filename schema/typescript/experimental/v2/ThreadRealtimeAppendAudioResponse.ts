// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/realtime/appendAudio`. */
export type ThreadRealtimeAppendAudioResponse = Record<string, never>;
