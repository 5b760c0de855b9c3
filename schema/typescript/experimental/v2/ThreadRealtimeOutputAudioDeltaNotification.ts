// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeAudioChunk } from "./ThreadRealtimeAudioChunk";

/** Payload of `thread/realtime/outputAudio/delta`, sent with each piece of the model's speech. */
export type ThreadRealtimeOutputAudioDeltaNotification = {
  /** The piece. */
  audio: ThreadRealtimeAudioChunk;
  /** The thread. */
  threadId: string;
};
