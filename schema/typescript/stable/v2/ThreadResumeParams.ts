// Written by `cargo xtask gen`; do not edit.
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { Personality } from "../Personality";
import type { SandboxMode } from "./SandboxMode";
import type { TurnhostResumeParams } from "./TurnhostResumeParams";

/** Params of `thread/resume`. What is unset stays as it was. */
export type ThreadResumeParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Configuration of this thread alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory. */
  cwd?: string | null;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Whether to answer the thread without its turns. No by default. */
  excludeTurns?: boolean;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** What commands may do. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread. */
  threadId: string;
  /** What a client that was here before knows of the thread. */
  turnhost?: TurnhostResumeParams | null;
};
