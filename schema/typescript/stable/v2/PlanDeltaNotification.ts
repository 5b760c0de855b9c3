// Written by `cargo xtask gen`; do not edit.

/** Payload of `item/plan/delta`: sent for each piece of a plan, in plan mode only. */
export type PlanDeltaNotification = {
  /** Text to be added to the plan. */
  delta: string;
  /** The item: the turn's id and `-plan`. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
