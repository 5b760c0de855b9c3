// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./ThreadItem";
import type { ThreadRealtimeItem } from "./ThreadRealtimeItem";
import type { TurnError } from "./TurnError";
import type { TurnStatus } from "./TurnStatus";

/** An entry of a thread's timeline. */
export type ThreadTimelineEntry =
  /** An item of a turn. */
  | {
    /** The item. */
    item: ThreadItem;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** The turn it belongs to. */
    turnId: string;
    type: "item";
  }
  /** An entry of a voice conversation. */
  | {
    /** The entry. */
    item: ThreadRealtimeItem;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    type: "realtime";
  }
  /** A turn began. */
  | {
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** When it began, in seconds since the Unix epoch; `None` if not known. */
    startedAt: number | null;
    /** The turn. */
    turnId: string;
    type: "turnStarted";
  }
  /** A turn ended. */
  | {
    /** When it ended, in seconds since the Unix epoch; `None` if not known. */
    completedAt: number | null;
    /** How long it took, in milliseconds; `None` if not known. */
    durationMs: number | null;
    /** Why it failed, if it did. */
    error: TurnError | null;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** When it began, in seconds since the Unix epoch; `None` if not known. */
    startedAt: number | null;
    /** How it ended. */
    status: TurnStatus;
    /** The turn. */
    turnId: string;
    type: "turnCompleted";
  };
