// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { Personality } from "../Personality";
import type { ResponseItem } from "../ResponseItem";
import type { SandboxMode } from "./SandboxMode";
import type { ThreadResumeInitialTurnsPageParams } from "./ThreadResumeInitialTurnsPageParams";
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
  /** Goes on from this history instead of the stored one. */
  history?: Array<ResponseItem> | null;
  /** Asks for a page of turns beside the thread. */
  initialTurnsPage?: ThreadResumeInitialTurnsPageParams | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** Names the thread by its file instead of its id. */
  path?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** What commands may do. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread. */
  threadId: string;
  /** What a client that was here before knows of the thread. */
  turnhost?: TurnhostResumeParams | null;
};
