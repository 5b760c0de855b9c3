// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { DynamicToolSpec } from "./DynamicToolSpec";
import type { JsonValue } from "../serde_json/JsonValue";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { SandboxMode } from "./SandboxMode";
import type { SelectedCapabilityRoot } from "./SelectedCapabilityRoot";
import type { ThreadHistoryMode } from "./ThreadHistoryMode";
import type { ThreadSource } from "./ThreadSource";
import type { ThreadStartSource } from "./ThreadStartSource";
import type { TurnEnvironmentParams } from "./TurnEnvironmentParams";

/** Params of `thread/start`. What is unset comes from the configuration. */
export type ThreadStartParams = {
  /** Whether the provider may use another model if it does not know this one. No by default. */
  allowProviderModelFallback?: boolean;
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** Who answers approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Configuration of this thread alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory; a relative one is resolved against the server's own, which is the default. */
  cwd?: string | null;
  /** Whether Daybreak is on in it. */
  daybreakEnabled?: boolean | null;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Tools that the client brings and runs itself. */
  dynamicTools?: Array<DynamicToolSpec> | null;
  /** Where its commands run. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** Whether nothing is to be stored. No by default. */
  ephemeral?: boolean | null;
  /** Whether to send the provider's items too. No by default. */
  experimentalRawEvents?: boolean;
  /** How its history is kept. */
  historyMode?: ThreadHistoryMode | null;
  /** Does nothing; for tests of the capability. */
  mockExperimentalField?: string | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** How readily the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The project it belongs to. */
  projectId?: string | null;
  /** The workspace's roots. The working directory by default. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** What commands may do. */
  sandbox?: SandboxMode | null;
  /** Places that bring skills and tools. */
  selectedCapabilityRoots?: Array<SelectedCapabilityRoot> | null;
  /** The client's service, for statistics. */
  serviceName?: string | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Why the session starts, for hooks. */
  sessionStartSource?: ThreadStartSource | null;
  /** The client's word for why it is started. */
  threadSource?: ThreadSource | null;
};
