// Written by `cargo xtask gen`; do not edit.
import type { ThreadRealtimeOrder } from "./ThreadRealtimeOrder";

/** Params of `thread/realtime/list`. */
export type ThreadRealtimeListParams = {
  /** Only entries after this position in the thread's history. */
  afterPosition?: number | null;
  /** Cursor of an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Only this event; `coverage` is `pending` until it is stored. */
  eventId?: string | null;
  /** Only entries observed at this time or later, in milliseconds since the Unix epoch. */
  fromObservedAtMs?: number | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Order of the entries. `observedAt` by default. */
  order?: ThreadRealtimeOrder | null;
  /** Position that must be stored; `coverage` is `pending` until it is. */
  requiredThroughPosition?: number | null;
  /** Only entries of this voice conversation. */
  sessionId?: string | null;
  /** Only entries before this position: the `snapshotEnd` of an earlier page. */
  snapshotEnd?: number | null;
  /** The thread. */
  threadId: string;
  /** Only entries observed before this time, in milliseconds since the Unix epoch. */
  toObservedAtMs?: number | null;
};
