// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Payload of `turn/started`. */
export type TurnStartedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn as it begins. */
  turn: Turn;
};
