// Written by `cargo xtask gen`; do not edit.
import type { TokenUsageBreakdown } from "./TokenUsageBreakdown";

/** A thread's tokens. */
export type ThreadTokenUsage = {
  /** Of the latest model request. */
  last: TokenUsageBreakdown;
  /** How many tokens the model can see, if known. */
  modelContextWindow: number | null;
  /** Of all model requests so far. */
  total: TokenUsageBreakdown;
};
