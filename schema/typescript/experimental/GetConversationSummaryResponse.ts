// Written by `cargo xtask gen`; do not edit.
import type { ConversationSummary } from "./ConversationSummary";

/** Answer to `getConversationSummary`. */
export type GetConversationSummaryResponse = {
  /** What the thread is. */
  summary: ConversationSummary;
};
