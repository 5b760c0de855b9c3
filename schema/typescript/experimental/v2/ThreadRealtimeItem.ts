// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeBemItemPresentation } from "./ThreadRealtimeBemItemPresentation";
import type { ThreadRealtimeFrameChannels } from "./ThreadRealtimeFrameChannels";
import type { ThreadRealtimeHandoffMode } from "./ThreadRealtimeHandoffMode";
import type { ThreadRealtimeSessionOutcome } from "./ThreadRealtimeSessionOutcome";
import type { ThreadRealtimeTranscriptRole } from "./ThreadRealtimeTranscriptRole";

/** An entry of a voice conversation. */
export type ThreadRealtimeItem = {
  /** Its id. */
  id: string;
  /** Time at which the provider observed it, in milliseconds since the Unix epoch. */
  observedAtMs?: number;
  /** The conversation it belongs to. */
  realtimeSessionId: string;
} & (
  /** The conversation began. */
  | {
    type: "realtimeSessionStarted";
  }
  /** A frame of the conversation: what its channels carry at one time. */
  | {
    /** The payload of each channel. */
    channels: ThreadRealtimeFrameChannels;
    type: "frame";
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
  }
  /** Speech was handed to one of the thread's turns as its input. */
  | {
    /** Id of the handoff. */
    handoffId: string;
    /** The input. */
    input: string;
    /** The item that holds the input. */
    inputItemId: string;
    /** The way in which the turn got it. */
    mode: ThreadRealtimeHandoffMode;
    /** The provider's events that the input was made of. */
    sourceEventIds: Array<string>;
    /** The turn. */
    turnId: string;
    type: "turnInputAccepted";
  }
  /** Speech at the end of the conversation was saved, for no turn took it. */
  | {
    /** The input. */
    input: string;
    /** The item that holds the input. */
    inputItemId: string;
    /** The provider's events that the input was made of. */
    sourceEventIds: Array<string>;
    type: "sessionEndInputSaved";
  });
