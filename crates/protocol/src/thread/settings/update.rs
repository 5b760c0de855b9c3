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
        /// When the user is asked before something runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approval_policy: Option<AskForApproval>,
        /// The reviewer of approvals.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// The way in which the model works with the user.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub collaboration_mode: Option<CollaborationMode>,
        /// Working directory; a relative one is resolved against the server's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
        /// Plugins that are switched off.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub disabled_plugin_ids: Option<Vec<String>>,
        /// The model's reasoning effort.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// The working directory of commands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// The model.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// The readiness with which the model hands work to other agents.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub multi_agent_mode: Option<MultiAgentMode>,
        /// A permission profile, in place of a sandbox policy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permissions: Option<String>,
        /// The model's tone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        /// The permissions of commands. Not together with `permissions`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sandbox_policy: Option<SandboxPolicy>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub service_tier: Patch<String>,
        /// Says if and how the model should summarise its thoughts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<ReasoningSummary>,
    }
}

/// Answer to `thread/settings/update`; `thread/settings/updated` follows if anything changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSettingsUpdateResponse {}
