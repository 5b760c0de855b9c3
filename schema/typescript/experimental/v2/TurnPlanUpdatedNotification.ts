// Written by `cargo xtask gen`; do not edit.
import type { TurnPlanStep } from "./TurnPlanStep";

/** Payload of `turn/plan/updated`, sent when the model makes a plan or changes it. */
export type TurnPlanUpdatedNotification = {
  /** Why it changed, in the model's words, if it says so. */
  explanation: string | null;
  /** All steps as they are now, in order. */
  plan: Array<TurnPlanStep>;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
