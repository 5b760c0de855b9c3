// Written by `cargo xtask gen`; do not edit.
import type { TurnError } from "./TurnError";

/** Payload of `error`. */
export type ErrorNotification = {
  /** What went wrong. */
  error: TurnError;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** Whether the server tries again by itself; if not, the turn ends. */
  willRetry: boolean;
};
