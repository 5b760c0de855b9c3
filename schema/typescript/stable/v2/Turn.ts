// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./ThreadItem";
import type { TurnError } from "./TurnError";
import type { TurnItemsView } from "./TurnItemsView";
import type { TurnStatus } from "./TurnStatus";

/** From one input of the user until the model stops. */
export type Turn = {
  /** When it ended, in seconds since the Unix epoch. */
  completedAt: number | null;
  /** How long it took, in milliseconds. */
  durationMs: number | null;
  /** Why it failed. */
  error: TurnError | null;
  /** Its id. */
  id: string;
  /** Its items, as many as `itemsView` says. */
  items: Array<ThreadItem>;
  /** How much of its items is here. */
  itemsView: TurnItemsView;
  /** The turn of the user that it goes back to; itself if the user started it. */
  rootTurnId: string | null;
  /** When it began, in seconds since the Unix epoch; `None` before that. */
  startedAt: number | null;
  /** How it stands. */
  status: TurnStatus;
};
