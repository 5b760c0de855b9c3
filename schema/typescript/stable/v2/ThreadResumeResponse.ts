// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { Thread } from "./Thread";
import type { TurnhostResumeResponse } from "./TurnhostResumeResponse";

/** Answer to `thread/resume`: the thread and what holds for it. */
export type ThreadResumeResponse = {
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** Who answers approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** How the model works with the user. */
  collaborationMode: CollaborationMode | null;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** Instruction files that were read, such as AGENTS.md. */
  instructionSources: Array<LegacyAppPathString>;
  /** Where a list of its items, newest first, begins. */
  itemsBackwardsCursor: string | null;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** How hard the model thinks; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** What commands may do. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** The thread. */
  thread: Thread;
  /** Where its notifications go on; only for clients that declared Turnhost's `eventSequence`. */
  turnhost?: TurnhostResumeResponse;
  /** Where a list of its turns, newest first, begins. */
  turnsBackwardsCursor: string | null;
};
