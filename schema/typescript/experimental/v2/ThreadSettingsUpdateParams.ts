// Written by `cargo xtask gen`; do not edit.
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { TurnEnvironmentParams } from "./TurnEnvironmentParams";

/**
 * Params of `thread/settings/update`. What is given holds for the turns that follow; what is unset
 * stays.
 */
export type ThreadSettingsUpdateParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** How the model works with the user. */
  collaborationMode?: CollaborationMode | null;
  /** Working directory; a relative one is resolved against the server's own. */
  cwd?: string | null;
  /** Plugins that are switched off. */
  disabledPluginIds?: Array<string> | null;
  /** How hard the model should think. */
  effort?: ReasoningEffort | null;
  /** Where commands run. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** The model. */
  model?: string | null;
  /** How readily the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** What commands may do. Not together with `permissions`. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Whether and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
};
