// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./ThreadItem";

/** An item of a thread, with its turn and times. */
export type ThreadItemEntry = {
  /**
   * When it was complete, in milliseconds since the Unix epoch; `None` if it is not, or not
   * known.
   */
  completedAtMs: number | null;
  /** The item. */
  item: ThreadItem;
  /** Whether its output was left out, as the request wished. */
  outputDeferred?: boolean;
  /** When it began, in milliseconds since the Unix epoch; `None` if not known. */
  startedAtMs: number | null;
  /** The turn it belongs to. */
  turnId: string;
};
