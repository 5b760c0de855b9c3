// Written by `cargo xtask gen`; do not edit.
import type { ThreadTimelineEntry } from "./ThreadTimelineEntry";

/** Answer to `thread/timeline/list`. */
export type ThreadTimelineListResponse = {
  /** The voice conversation that goes on where the page begins; `None` if none does. */
  activeRealtimeSessionAtPageStart: string | null;
  /** The entries, oldest first. The first page holds the latest ones. */
  data: Array<ThreadTimelineEntry>;
  /** Where the next page, with earlier entries, begins; `None` on the last. */
  nextCursor: string | null;
};
