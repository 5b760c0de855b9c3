// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Answer to `thread/queue/start`. */
export type ThreadQueueStartResponse = {
  /** The turn, not yet begun. */
  turn: Turn;
};
