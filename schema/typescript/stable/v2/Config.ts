// Written by `cargo xtask gen`; do not edit.
import type { AnalyticsConfig } from "./AnalyticsConfig";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { AutoCompactTokenLimitScope } from "../AutoCompactTokenLimitScope";
import type { BrowserUseConfig } from "./BrowserUseConfig";
import type { ComputerUseConfig } from "./ComputerUseConfig";
import type { ForcedChatgptWorkspaceIds } from "./ForcedChatgptWorkspaceIds";
import type { ForcedLoginMethod } from "../ForcedLoginMethod";
import type { JsonValue } from "../serde_json/JsonValue";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxMode } from "./SandboxMode";
import type { SandboxWorkspaceWrite } from "./SandboxWorkspaceWrite";
import type { ToolsV2 } from "./ToolsV2";
import type { Verbosity } from "../Verbosity";
import type { WebSearchMode } from "../WebSearchMode";
import type { WebSearchProvider } from "../WebSearchProvider";

/** The configuration that is in force; a key that is not set is null. */
export type Config = {
  /** Usage statistics. */
  analytics: AnalyticsConfig | null;
  /** When the user is asked before something runs. */
  approval_policy: AskForApproval | null;
  /** Who answers approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** What the browser tool may do. */
  browser_use: BrowserUseConfig | null;
  /** Who runs searches for clients. */
  client_search_provider: WebSearchProvider | null;
  /** Replaces the prompt by which histories are shortened. */
  compact_prompt: string | null;
  /** Which programs the computer tool may use. */
  computer_use: ComputerUseConfig | null;
  /** Settings of the desktop app, which no one else reads. */
  desktop: { [key in string]?: JsonValue } | null;
  /** Instructions put before the conversation in the developer's name. */
  developer_instructions: string | null;
  /** Workspaces that a ChatGPT login may belong to. */
  forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds | null;
  /** The only kind of login allowed. */
  forced_login_method: ForcedLoginMethod | null;
  /** Instructions put before the conversation. */
  instructions: string | null;
  /** The model of new threads. */
  model: string | null;
  /** Tokens at which a history is shortened by itself. */
  model_auto_compact_token_limit: number | null;
  /** Which tokens count towards that limit. */
  model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope | null;
  /** How many tokens the model can see. */
  model_context_window: number | null;
  /** Id of the model provider: a key of `model_providers`. */
  model_provider: string | null;
  /** How hard models should think. */
  model_reasoning_effort: ReasoningEffort | null;
  /** Whether and how models should summarise their thoughts. */
  model_reasoning_summary: ReasoningSummary | null;
  /** How wordy answers should be. */
  model_verbosity: Verbosity | null;
  /** The model for reviews. */
  review_model: string | null;
  /** The sandbox of new threads. */
  sandbox_mode: SandboxMode | null;
  /** Details of the `workspace-write` sandbox. */
  sandbox_workspace_write: SandboxWorkspaceWrite | null;
  /** The provider's service tier. */
  service_tier: string | null;
  /** Settings of tools. */
  tools: ToolsV2 | null;
  /** Whether models may search the web, and how. */
  web_search: WebSearchMode | null;
};
