//! Types of `thread/settings/update`.

use serde::Serialize;

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::{
    ApprovalsReviewer, AskForApproval, CollaborationMode, MultiAgentMode, Personality,
    ReasoningEffort, ReasoningSummary, SandboxPolicy, TurnEnvironmentParams,
};

params! {
    /// Params of `thread/settings/update`. What is given holds for the turns that follow; what is unset
    /// stays.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSettingsUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// Plugins that are switched off.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disabled_plugin_ids: Option<Vec<String>>,
        /// Working directory; a relative one is resolved against the server's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
        /// The working directory of commands.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// When the user is asked before something runs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approval_policy: Option<AskForApproval>,
        /// The reviewer of approvals.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// The permissions of commands. Not together with `permissions`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sandbox_policy: Option<SandboxPolicy>,
        /// A permission profile, in place of a sandbox policy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub permissions: Option<String>,
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub service_tier: Patch<String>,
        /// The model's reasoning effort.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// Says if and how the model should summarise its thoughts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<ReasoningSummary>,
        /// The way in which the model works with the user.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub collaboration_mode: Option<CollaborationMode>,
        /// The readiness with which the model hands work to other agents.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub multi_agent_mode: Option<MultiAgentMode>,
        /// The model's tone.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
    }
}

/// Answer to `thread/settings/update`; `thread/settings/updated` follows if anything changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSettingsUpdateResponse {}
