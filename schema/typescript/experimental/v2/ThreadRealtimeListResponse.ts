// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeCoverage } from "./ThreadRealtimeCoverage";
import type { ThreadRealtimeEntry } from "./ThreadRealtimeEntry";

/** Answer to `thread/realtime/list`. */
export type ThreadRealtimeListResponse = {
  /** Says if everything that was asked for is there. */
  coverage: ThreadRealtimeCoverage;
  /** The entries. */
  data: Array<ThreadRealtimeEntry>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
  /** Position just after the part of the history that has been searched for entries. */
  projectedThroughItemIndex: number;
  /** Position just after the entries that this list and its further pages show. */
  snapshotEnd: number;
};
