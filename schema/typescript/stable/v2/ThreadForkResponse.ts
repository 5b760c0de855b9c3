// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { Thread } from "./Thread";

/** Answer to `thread/fork`: the new thread and what holds for it. */
export type ThreadForkResponse = {
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
  /** How hard the model thinks; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** What commands may do. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /**
   * The new thread. Its turns have the same ids as the source's; one that ran there is
   * interrupted here.
   */
  thread: Thread;
};
