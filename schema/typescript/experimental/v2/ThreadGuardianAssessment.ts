// Written by `cargo xtask gen`; do not edit.
import type { GuardianAssessmentOutcome } from "../GuardianAssessmentOutcome";
import type { GuardianRiskLevel } from "./GuardianRiskLevel";
import type { GuardianUserAuthorization } from "./GuardianUserAuthorization";

/** What the automatic reviewer found about an action. */
export type ThreadGuardianAssessment = {
  /** Whether it may be done. */
  outcome: GuardianAssessmentOutcome;
  /** Why, in words. */
  rationale: string;
  /** How much harm it may do. */
  riskLevel: GuardianRiskLevel;
  /** How clearly the user wanted it. */
  userAuthorization: GuardianUserAuthorization;
};
