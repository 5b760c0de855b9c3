// Written by `cargo xtask gen`; do not edit.

/** How far a step of a plan has come. */
export type TurnPlanStepStatus =
  /** It is still to do. */
  | "pending"
  /** It is being done. */
  | "inProgress"
  /** It is done. */
  | "completed";
