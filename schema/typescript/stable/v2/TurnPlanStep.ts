// Written by `cargo xtask gen`; do not edit.
import type { TurnPlanStepStatus } from "./TurnPlanStepStatus";

/** A step of a model's plan. */
export type TurnPlanStep = {
  /** How far it has come. */
  status: TurnPlanStepStatus;
  /** What is to be done, in words. */
  step: string;
};
