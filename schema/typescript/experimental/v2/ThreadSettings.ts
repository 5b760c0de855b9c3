// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ActivePermissionProfile } from "./ActivePermissionProfile";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { ThreadEnvironment } from "./ThreadEnvironment";

/** A thread's settings, as they hold for its next turn. */
export type ThreadSettings = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** Who answers approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** How the model works with the user. */
  collaborationMode: CollaborationMode;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** How hard the model thinks; the model's own choice if unset. */
  effort: ReasoningEffort | null;
  /** Where commands run. */
  environments: Array<ThreadEnvironment> | null;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** How readily the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** The model's tone. */
  personality: Personality | null;
  /** What commands may do. */
  sandboxPolicy: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** Whether and how the model summarises its thoughts. */
  summary: ReasoningSummary | null;
};
