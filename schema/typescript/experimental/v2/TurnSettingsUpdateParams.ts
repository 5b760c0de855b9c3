// Written by `cargo xtask gen`; do not edit.
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { TurnEnvironmentParams } from "./TurnEnvironmentParams";

/**
 * Params of `turn/settings/update`: settings for a turn that has begun. What is unset stays.
 * Unknown fields are refused.
 */
export type TurnSettingsUpdateParams = {
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** How hard the model should think. */
  effort?: ReasoningEffort | null;
  /** Where commands run. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** The model. */
  model?: string | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Whether and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
