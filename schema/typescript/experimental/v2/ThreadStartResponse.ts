// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ActivePermissionProfile } from "./ActivePermissionProfile";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { Thread } from "./Thread";

/** Answer to `thread/start`: the thread and what holds for it. */
export type ThreadStartResponse = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** Who answers approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** Instruction files that were read, such as AGENTS.md. */
  instructionSources: Array<LegacyAppPathString>;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** How readily the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** How hard the model thinks; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots: Array<AbsolutePathBuf>;
  /** What commands may do. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** The thread. */
  thread: Thread;
};
