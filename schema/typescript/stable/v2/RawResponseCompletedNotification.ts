// Written by `cargo xtask gen`; do not edit.
import type { ResponseUsageMetadata } from "./ResponseUsageMetadata";
import type { TokenUsageBreakdown } from "./TokenUsageBreakdown";

/** Payload for a response of the provider that is complete. */
export type RawResponseCompletedNotification = {
  /** The provider's id of the response. */
  responseId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** Tokens the response used; `None` if the provider does not tell. */
  usage: TokenUsageBreakdown | null;
  /** What else the provider tells about its use. */
  usageMetadata: ResponseUsageMetadata | null;
};
