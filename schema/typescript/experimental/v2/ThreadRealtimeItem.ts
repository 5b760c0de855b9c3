// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeBemItemPresentation } from "./ThreadRealtimeBemItemPresentation";
import type { ThreadRealtimeSessionOutcome } from "./ThreadRealtimeSessionOutcome";
import type { ThreadRealtimeTranscriptRole } from "./ThreadRealtimeTranscriptRole";

/** An entry of a voice conversation. */
export type ThreadRealtimeItem = {
  /** Its id. */
  id: string;
  /** The conversation it belongs to. */
  realtimeSessionId: string;
} & (
  /** The conversation began. */
  | {
    type: "realtimeSessionStarted";
  }
  /** Something was said. */
  | {
    /** Who said it. */
    role: ThreadRealtimeTranscriptRole;
    /** What was said. */
    text: string;
    type: "transcriptSegment";
  }
  /** An item of one of the thread's turns is shown. */
  | {
    /** The item. */
    itemId: string;
    /** How it is shown. */
    presentation: ThreadRealtimeBemItemPresentation;
    /** The turn. */
    turnId: string;
    type: "bemItemPromoted";
  }
  /** The conversation is over. */
  | {
    /** How it ended. */
    outcome: ThreadRealtimeSessionOutcome;
    type: "realtimeSessionClosed";
  });
