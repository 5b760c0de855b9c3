// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeAudioChunk } from "./ThreadRealtimeAudioChunk";

/** Params of `thread/realtime/appendAudio`. */
export type ThreadRealtimeAppendAudioParams = {
  /** The piece of sound. */
  audio: ThreadRealtimeAudioChunk;
  /** The thread. */
  threadId: string;
};
