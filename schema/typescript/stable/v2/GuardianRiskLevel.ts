// Written by `cargo xtask gen`; do not edit.

/** How much harm an action may do, as the automatic reviewer sees it. */
export type GuardianRiskLevel =
  /** Little. */
  | "low"
  /** Some. */
  | "medium"
  /** Much. */
  | "high"
  /** As much as there is. */
  | "critical";
