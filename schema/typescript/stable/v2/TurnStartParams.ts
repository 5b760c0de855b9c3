// Written by `cargo xtask gen`; do not edit.
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { Personality } from "../Personality";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { TurnToolOutput } from "./TurnToolOutput";
import type { UserInput } from "./UserInput";

/** Params of `turn/start`. Settings given here hold for this turn and those after it. */
export type TurnStartParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** The client's id for the user's message. */
  clientUserMessageId?: string | null;
  /** Working directory. */
  cwd?: string | null;
  /** Plugins that are switched off. */
  disabledPluginIds?: Array<string> | null;
  /** How hard the model should think. */
  effort?: ReasoningEffort | null;
  /** What the user says. */
  input: Array<UserInput>;
  /** The model. */
  model?: string | null;
  /** JSON Schema that the answer must match; for this turn only. */
  outputSchema?: JsonValue;
  /** The turn that led to this one. */
  parentTurnId?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The turn of the user that this one goes back to. */
  rootTurnId?: string | null;
  /** What commands may do. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The provider's service tier for this turn only. */
  serviceTierForTurn?: string | null;
  /** Whether and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
  /** The output of a tool that the turn begins with. */
  toolOutput?: TurnToolOutput | null;
  /** The client's word for why the turn is started. */
  turnTrigger?: string | null;
};
