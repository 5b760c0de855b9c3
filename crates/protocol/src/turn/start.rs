//! Types of `turn/start`.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{
    AdditionalContextEntry, ApprovalsReviewer, AskForApproval, CollaborationMode,
    CyberAccessProgram, FunctionCallOutputBody, MultiAgentMode, Patch, Personality,
    ReasoningEffort, ReasoningSummary, SandboxPolicy, Turn, TurnEnvironmentParams,
    TurnhostTurnStartParams, UserInput,
};

params! {
    /// Params of `turn/start`. Settings given here hold for this turn and those after it.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct TurnStartParams {
        /// The thread.
        pub thread_id: String,
        /// Plugins that are switched off.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disabled_plugin_ids: Option<Vec<String>>,
        /// The client's id for the user's message.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub client_user_message_id: Option<String>,
        /// The user's input.
        pub input: Vec<UserInput>,
        /// The client's word for why the turn is started.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_trigger: Option<String>,
        /// The turn that led to this one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_turn_id: Option<String>,
        /// The turn of the user that this one goes back to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub root_turn_id: Option<String>,
        /// The output of a tool that the turn begins with.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tool_output: Option<TurnToolOutput>,
        /// Working directory.
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
        pub sandbox_policy: Option<SandboxPolicy>,
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub service_tier: Patch<String>,
        /// The provider's service tier for this turn only.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub service_tier_for_turn: Option<String>,
        /// The model's reasoning effort.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// Says if and how the model should summarise its thoughts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<ReasoningSummary>,
        /// The model's tone.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        /// JSON Schema that the answer must match; for this turn only.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output_schema: Option<Value>,
        /// Options that only this server knows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-turnhost-extension" = true))]
        pub turnhost: Option<TurnhostTurnStartParams>,
    }
    experimental {
        /// The client's additional context for the model, by key.
        "additionalContext" => pub additional_context: Option<IndexMap<String, AdditionalContextEntry>>,
        /// The way in which the model works with the user.
        "collaborationMode" => pub collaboration_mode: Option<CollaborationMode>,
        /// The programme for security work that it runs under.
        "cyberAccessProgram" => pub cyber_access_program: Option<CyberAccessProgram>,
        /// The working directory of commands.
        "environments" => pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// The readiness with which the model hands work to other agents.
        "multiAgentMode" => pub multi_agent_mode: Option<MultiAgentMode>,
        /// A permission profile, in place of a sandbox policy.
        "permissions" => pub permissions: Option<String>,
        /// Metadata passed to the provider with each request.
        "responsesapiClientMetadata" => pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
        /// Changes to the metadata that is passed already.
        "responsesapiClientMetadataPatch" => pub responsesapi_client_metadata_patch: Option<IndexMap<String, String>>,
        /// The workspace's roots.
        #[serde(deserialize_with = "crate::path::optional_list")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::AbsolutePathBuf>>"))]
        "runtimeWorkspaceRoots" => pub runtime_workspace_roots: Option<Vec<AbsPath>>,
    }
    gated {
        approval_policy,
    }
}

/// The output of a tool that a turn begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct TurnToolOutput {
    /// The tool.
    pub name: String,
    /// Its result.
    pub output: FunctionCallOutputBody,
    /// The group that the tool belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// True if the tool stays on offer. False by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub retain: bool,
}

/// Answer to `turn/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct TurnStartResponse {
    /// The turn, not yet begun.
    pub turn: Turn,
}
