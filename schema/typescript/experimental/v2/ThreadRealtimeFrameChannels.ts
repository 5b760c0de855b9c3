// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeVoiceTranscript } from "./ThreadRealtimeVoiceTranscript";

/** Payloads of a frame, at most one a channel. */
export type ThreadRealtimeFrameChannels = {
  /** Speech, as text. */
  voice_transcript: ThreadRealtimeVoiceTranscript;
};
