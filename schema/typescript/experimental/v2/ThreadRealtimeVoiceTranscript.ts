// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeTranscriptRole } from "./ThreadRealtimeTranscriptRole";

/** Speech of a frame, as text. */
export type ThreadRealtimeVoiceTranscript = {
  /** The speaker. */
  role: ThreadRealtimeTranscriptRole;
  /** The text. */
  text: string;
};
