// Written by `cargo xtask gen`; do not edit.
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { Personality } from "../Personality";
import type { SandboxMode } from "./SandboxMode";
import type { ThreadSource } from "./ThreadSource";
import type { ThreadStartSource } from "./ThreadStartSource";

/** Params of `thread/start`. What is unset comes from the configuration. */
export type ThreadStartParams = {
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
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Whether nothing is to be stored. No by default. */
  ephemeral?: boolean | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** What commands may do. */
  sandbox?: SandboxMode | null;
  /** The client's service, for statistics. */
  serviceName?: string | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Why the session starts, for hooks. */
  sessionStartSource?: ThreadStartSource | null;
  /** The client's word for why it is started. */
  threadSource?: ThreadSource | null;
};
