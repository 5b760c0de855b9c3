// Written by `cargo xtask gen`; do not edit.
import type { ThreadUsageBreakdownGroup } from "./ThreadUsageBreakdownGroup";

/** What one thread has cost, as the backend counts it. */
export type ThreadUsage = {
  /** About how much in credits, in millionths of one. */
  estimatedUsageCreditsMicros: number;
  /** About how much in US dollars, in millionths of one, if known. */
  estimatedUsageUsdMicros: number | null;
  /** The same by model, effort and speed. */
  groups: Array<ThreadUsageBreakdownGroup>;
  /**
   * How much in US dollars, in millionths of one, where usage is billed in dollars to begin
   * with.
   */
  nativeUsageUsdMicros: number | null;
  /** The thread. */
  threadId: string;
};
