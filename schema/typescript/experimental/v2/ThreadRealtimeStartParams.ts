// Written by `cargo xtask gen`; do not edit.
import type { CodexResponseHandoffMode } from "../CodexResponseHandoffMode";
import type { RealtimeConversationVersion } from "../RealtimeConversationVersion";
import type { RealtimeOutputModality } from "../RealtimeOutputModality";
import type { RealtimeVoice } from "../RealtimeVoice";
import type { ThreadRealtimeInitialItem } from "./ThreadRealtimeInitialItem";
import type { ThreadRealtimeStartTransport } from "./ThreadRealtimeStartTransport";

/** Params of `thread/realtime/start`. */
export type ThreadRealtimeStartParams = {
  /** Whether the voice model is told when the thread's own model thinks. No by default. */
  backendReasoningStatus?: boolean;
  /** Whether the client itself hands work from the voice model to the thread. */
  clientManagedHandoffs?: boolean | null;
  /** Prefixes for the thread's answers as they are handed over, by channel. */
  codexResponseHandoffChannelPrefixes?: { [key in string]?: Array<string> } | null;
  /** How the thread's answers are handed to the voice model. */
  codexResponseHandoffMode?: CodexResponseHandoffMode | null;
  /** A prefix for answers of the thread that are handed over as items. */
  codexResponseItemPrefix?: string | null;
  /** Whether the thread's answers are handed over as items of the voice conversation. */
  codexResponsesAsItems?: boolean | null;
  /** Whether the voice model fills the time with a few words when it hands work over. */
  delegationAckFiller?: boolean | null;
  /** Whether what was said last still goes to the thread when the conversation ends. */
  flushTranscriptTailOnSessionEnd?: boolean | null;
  /** Whether the voice model is told at the start what the thread is about. */
  includeStartupContext?: boolean | null;
  /** Texts that the conversation begins with. */
  initialItems?: Array<ThreadRealtimeInitialItem> | null;
  /** The voice model. */
  model?: string | null;
  /** What it answers with. */
  outputModality: RealtimeOutputModality;
  /** Instructions for the voice model. */
  prompt?: string | null;
  /** What the thread's model is told when the conversation ends. */
  realtimeEndInstructions?: string | null;
  /** The id of the conversation at the provider, if the client has one. */
  realtimeSessionId?: string | null;
  /** What the thread's model is told when the conversation starts. */
  realtimeStartInstructions?: string | null;
  /** The thread. */
  threadId: string;
  /** How sound and events reach the provider. */
  transport?: ThreadRealtimeStartTransport | null;
  /** Version of the provider's protocol. */
  version?: RealtimeConversationVersion | null;
  /** The voice it speaks with. */
  voice?: RealtimeVoice | null;
  /** The client's id of its voice session. */
  voiceSessionId?: string | null;
};
