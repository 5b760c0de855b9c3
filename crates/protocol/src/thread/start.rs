//! Types of `thread/start`.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{
    ActivePermissionProfile, ApprovalsReviewer, AskForApproval, MultiAgentMode, Personality,
    ReasoningEffort, SandboxMode, SandboxPolicy, Thread, ThreadHistoryMode, TurnEnvironmentParams,
};

params! {
    /// Params of `thread/start`. What is unset comes from the configuration.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadStartParams {
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// Id of the model provider.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub service_tier: Option<String>,
        /// Working directory; a relative one is resolved against the server's own, which is the default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
        /// When the user is asked before something runs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_policy: Option<AskForApproval>,
        /// The reviewer of approvals.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// The permissions of commands.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sandbox: Option<SandboxMode>,
        /// Configuration of this thread alone, by dotted key.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub config: Option<IndexMap<String, Value>>,
        /// The client's service, for statistics.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub service_name: Option<String>,
        /// Replaces the model's base instructions.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub base_instructions: Option<String>,
        /// Instructions put before the conversation in the developer's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub developer_instructions: Option<String>,
        /// The model's tone.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        /// True if nothing is to be stored. False by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ephemeral: Option<bool>,
        /// The reason why the session starts, for hooks.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub session_start_source: Option<ThreadStartSource>,
        /// The client's word for why it is started.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::ThreadSource>")]
        pub thread_source: Option<String>,
    }
    experimental {
        /// True if the provider may use another model if it does not know this one. False by default.
        "allowProviderModelFallback" => pub allow_provider_model_fallback: bool,
        /// True if Daybreak is on in it.
        "daybreakEnabled" => pub daybreak_enabled: Option<bool>,
        /// Tools that the client brings and runs itself.
        #[serde(deserialize_with = "crate::thread::dynamic_tools::read")]
        "dynamicTools" => pub dynamic_tools: Option<Vec<DynamicToolSpec>>,
        /// The working directory of its commands.
        "environments" => pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// True to send the provider's items too. False by default.
        "experimentalRawEvents" => pub experimental_raw_events: bool,
        /// The form of its history.
        "historyMode" => pub history_mode: Option<ThreadHistoryMode>,
        /// Does nothing; for tests of the capability.
        "mockExperimentalField" => pub mock_experimental_field: Option<String>,
        /// The readiness with which the model hands work to other agents.
        "multiAgentMode" => pub multi_agent_mode: Option<MultiAgentMode>,
        /// A permission profile, in place of a sandbox policy.
        "permissions" => pub permissions: Option<String>,
        /// The project it belongs to.
        "projectId" => pub project_id: Option<String>,
        /// The workspace's roots. The working directory by default.
        #[serde(deserialize_with = "crate::path::optional_list")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>"))]
        "runtimeWorkspaceRoots" => pub runtime_workspace_roots: Option<Vec<AbsPath>>,
        /// Places that bring skills and tools.
        "selectedCapabilityRoots" => pub selected_capability_roots: Option<Vec<SelectedCapabilityRoot>>,
    }
    gated {
        approval_policy,
    }
}

/// Answer to `thread/start`: the thread and what holds for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadStartResponse {
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
    /// The thread.
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

/// The reason why a session starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ThreadStartSource {
    /// A client was started.
    Startup,
    /// The user cleared the conversation.
    Clear,
}

/// A place that brings skills and tools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SelectedCapabilityRoot {
    /// Its id.
    pub id: String,
    /// Its location.
    pub location: CapabilityRootLocation,
}

/// Location of such a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CapabilityRootLocation {
    /// A directory of an environment.
    Environment {
        /// The environment.
        environment_id: String,
        /// The directory.
        path: String,
    },
}

/// A tool that a client brings, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DynamicToolSpec {
    /// A tool.
    Function {
        /// Its description, for the model.
        description: String,
        /// JSON Schema of its arguments.
        input_schema: Value,
        /// Its name.
        name: String,
        /// True if the model learns of it only when it searches for tools. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        defer_loading: bool,
    },
    /// A group of tools.
    Namespace {
        /// Their purpose, for the model.
        description: String,
        /// The group's name.
        name: String,
        /// The tools.
        tools: Vec<DynamicToolNamespaceTool>,
    },
}

/// A tool in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DynamicToolNamespaceTool {
    /// A tool.
    Function {
        /// Its description, for the model.
        description: String,
        /// JSON Schema of its arguments.
        input_schema: Value,
        /// Its name within the group.
        name: String,
        /// True if the model learns of it only when it searches for tools. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        defer_loading: bool,
    },
}
