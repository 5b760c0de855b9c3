// Written by `cargo xtask gen`; do not edit.

/** Counts of tokens. */
export type TokenUsageBreakdown = {
  /** Those sent that the provider put into its cache. */
  cacheWriteInputTokens: number;
  /** Those sent that the provider had cached. */
  cachedInputTokens: number;
  /** Sent, cached ones included. */
  inputTokens: number;
  /** Received, reasoning included. */
  outputTokens: number;
  /** Those received that were reasoning. */
  reasoningOutputTokens: number;
  /** All of them, as the provider adds them up. */
  totalTokens: number;
};
