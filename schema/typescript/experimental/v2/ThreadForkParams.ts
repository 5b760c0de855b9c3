// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { SandboxMode } from "./SandboxMode";
import type { ThreadSource } from "./ThreadSource";

/** Params of `thread/fork`. The settings given here hold for the fork alone. */
export type ThreadForkParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** Whether the fork is shown with the source. No by default. */
  attachToSource?: boolean;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Keeps the turns before this one. Not together with `lastTurnId`. */
  beforeTurnId?: string | null;
  /** Configuration of the fork alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory; a relative one is resolved against the server's own. */
  cwd?: string | null;
  /** Whether the fork is not to go on with its goal by itself at once. No by default. */
  deferGoalContinuation?: boolean;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Whether nothing of the fork is to be stored. No by default. */
  ephemeral?: boolean;
  /** Whether to answer the fork without its turns. No by default. */
  excludeTurns?: boolean;
  /** Whether a fork for predictions does without MCP servers. No by default. */
  experimentalDisablePredictionMcp?: boolean;
  /** Whether the fork is for predicting what the user says next. No by default. */
  experimentalPredictionMode?: boolean;
  /** Keeps the turns up to and including this one. All are kept if neither is set. */
  lastTurnId?: string | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** Names the source by its file instead of its id. */
  path?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** What commands may do. Not together with `permissions`. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread to fork. */
  threadId: string;
  /** The client's word for why it is forked. */
  threadSource?: ThreadSource | null;
};
