//! Types of `thread/fork`.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{
    ActivePermissionProfile, ApprovalsReviewer, AskForApproval, MultiAgentMode, ReasoningEffort,
    SandboxMode, SandboxPolicy, Thread,
};

params! {
    /// Params of `thread/fork`. The settings given here hold for the fork alone.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadForkParams {
        /// The thread to fork.
        pub thread_id: String,
        /// Keeps the turns up to and including this one. All are kept if neither is set.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_turn_id: Option<String>,
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// Id of the model provider.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub service_tier: Option<String>,
        /// Working directory; a relative one is resolved against the server's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
        /// When the user is asked before something runs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_policy: Option<AskForApproval>,
        /// The reviewer of approvals.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// The permissions of commands. Not together with `permissions`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sandbox: Option<SandboxMode>,
        /// Configuration of the fork alone, by dotted key.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub config: Option<IndexMap<String, Value>>,
        /// Replaces the model's base instructions.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub base_instructions: Option<String>,
        /// Instructions put before the conversation in the developer's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub developer_instructions: Option<String>,
        /// True if nothing of the fork is to be stored. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub ephemeral: bool,
        /// The client's word for why it is forked.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::ThreadSource>")]
        pub thread_source: Option<String>,
        /// True to answer the fork without its turns. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub exclude_turns: bool,
    }
    experimental {
        /// True if the fork is shown with the source. False by default.
        "attachToSource" => pub attach_to_source: bool,
        /// Keeps the turns before this one. Not together with `lastTurnId`.
        "beforeTurnId" => pub before_turn_id: Option<String>,
        /// True if the fork is not to continue its goal by itself at once. False by default.
        "deferGoalContinuation" => pub defer_goal_continuation: bool,
        /// True if a fork for predictions does without MCP servers. False by default.
        "experimentalDisablePredictionMcp" => pub experimental_disable_prediction_mcp: bool,
        /// True if the fork is for predicting what the user says next. False by default.
        "experimentalPredictionMode" => pub experimental_prediction_mode: bool,
        /// Names the source by its file instead of its id.
        "path" => pub path: Option<String>,
        /// A permission profile, in place of a sandbox policy.
        "permissions" => pub permissions: Option<String>,
        /// The workspace's roots.
        #[serde(deserialize_with = "crate::path::optional_list")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>"))]
        "runtimeWorkspaceRoots" => pub runtime_workspace_roots: Option<Vec<AbsPath>>,
    }
    gated {
        approval_policy,
    }
}

/// Answer to `thread/fork`: the new thread and what holds for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadForkResponse {
    /// When the user is asked before something runs.
    pub approval_policy: AskForApproval,
    /// The reviewer of approvals.
    pub approvals_reviewer: ApprovalsReviewer,
    /// Working directory.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub cwd: AbsPath,
    /// The model.
    pub model: String,
    /// Id of the model provider.
    pub model_provider: String,
    /// The permissions of commands.
    pub sandbox: SandboxPolicy,
    /// The new thread. Its turns have the same ids as the source's; one that ran there is
    /// interrupted here.
    pub thread: Thread,
    /// The permission profile in force, if one was chosen.
    #[schemars(extend("x-experimental" = true))]
    pub active_permission_profile: Option<ActivePermissionProfile>,
    /// Plugins that are switched off.
    #[serde(default)]
    pub disabled_plugin_ids: Vec<String>,
    /// Instruction files that were read, such as AGENTS.md.
    #[serde(default)]
    #[schemars(with = "Vec<crate::schema::LegacyAppPathString>")]
    pub instruction_sources: Vec<String>,
    /// The readiness with which the model hands work to other agents.
    #[serde(default)]
    #[schemars(extend("x-experimental" = true))]
    pub multi_agent_mode: MultiAgentMode,
    /// The model's reasoning effort; its own choice if unset.
    pub reasoning_effort: Option<ReasoningEffort>,
    /// The workspace's roots.
    #[serde(default, deserialize_with = "crate::path::list")]
    #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>", extend("x-experimental" = true))]
    pub runtime_workspace_roots: Vec<AbsPath>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
}
