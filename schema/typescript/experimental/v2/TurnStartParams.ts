// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { AdditionalContextEntry } from "./AdditionalContextEntry";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { CyberAccessProgram } from "./CyberAccessProgram";
import type { JsonValue } from "../serde_json/JsonValue";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { TurnEnvironmentParams } from "./TurnEnvironmentParams";
import type { TurnToolOutput } from "./TurnToolOutput";
import type { UserInput } from "./UserInput";

/** Params of `turn/start`. Settings given here hold for this turn and those after it. */
export type TurnStartParams = {
  /** What the client tells the model besides, by key. */
  additionalContext?: { [key in string]?: AdditionalContextEntry } | null;
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** The client's id for the user's message. */
  clientUserMessageId?: string | null;
  /** How the model works with the user. */
  collaborationMode?: CollaborationMode | null;
  /** Working directory. */
  cwd?: string | null;
  /** The programme for security work that it runs under. */
  cyberAccessProgram?: CyberAccessProgram | null;
  /** Plugins that are switched off. */
  disabledPluginIds?: Array<string> | null;
  /** How hard the model should think. */
  effort?: ReasoningEffort | null;
  /** Where commands run. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** What the user says. */
  input: Array<UserInput>;
  /** The model. */
  model?: string | null;
  /** How readily the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** JSON Schema that the answer must match; for this turn only. */
  outputSchema?: JsonValue;
  /** The turn that led to this one. */
  parentTurnId?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** Metadata passed to the provider with each request. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** Changes to the metadata that is passed already. */
  responsesapiClientMetadataPatch?: { [key in string]?: string } | null;
  /** The turn of the user that this one goes back to. */
  rootTurnId?: string | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
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
