// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Payload of `turn/completed`. */
export type TurnCompletedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn as it ended. */
  turn: Turn;
};
