// Written by `cargo xtask gen`; do not edit.
import type { GuardianApprovalReviewStatus } from "./GuardianApprovalReviewStatus";
import type { GuardianRiskLevel } from "./GuardianRiskLevel";
import type { GuardianUserAuthorization } from "./GuardianUserAuthorization";

/** What the reviewing model makes of an approval. */
export type GuardianApprovalReview = {
  /** Why it decides so; `None` if it has not decided or says nothing. */
  rationale: string | null;
  /** How risky it thinks the action is; `None` until it has decided. */
  riskLevel: GuardianRiskLevel | null;
  /** How the review stands. */
  status: GuardianApprovalReviewStatus;
  /** How clearly the user wanted the action; `None` until it has decided. */
  userAuthorization: GuardianUserAuthorization | null;
};
