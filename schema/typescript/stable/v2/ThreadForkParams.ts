// Written by `cargo xtask gen`; do not edit.
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
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Configuration of the fork alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory; a relative one is resolved against the server's own. */
  cwd?: string | null;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Whether nothing of the fork is to be stored. No by default. */
  ephemeral?: boolean;
  /** Whether to answer the fork without its turns. No by default. */
  excludeTurns?: boolean;
  /** Keeps the turns up to and including this one. All are kept if neither is set. */
  lastTurnId?: string | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** What commands may do. Not together with `permissions`. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread to fork. */
  threadId: string;
  /** The client's word for why it is forked. */
  threadSource?: ThreadSource | null;
};
