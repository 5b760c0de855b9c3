//! Settings of a thread.

mod update;

use serde::Serialize;
use turnhost_base::{AbsPath, ThreadId};

use crate::record::Record;
use crate::word::Word;
use crate::{
    ActivePermissionProfile, ApprovalsReviewer, AskForApproval, CollaborationMode, MultiAgentMode,
    ReasoningEffort, ReasoningSummary, SandboxPolicy, ThreadEnvironment,
};

pub use update::*;

/// A thread's settings, as they hold for its next turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSettings {
    /// When the user is asked before something runs.
    pub approval_policy: AskForApproval,
    /// The reviewer of approvals.
    pub approvals_reviewer: ApprovalsReviewer,
    /// The way in which the model works with the user.
    pub collaboration_mode: CollaborationMode,
    /// Working directory.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub cwd: AbsPath,
    /// The model.
    pub model: String,
    /// Id of the model provider.
    pub model_provider: String,
    /// The permissions of commands.
    pub sandbox_policy: SandboxPolicy,
    /// The permission profile in force, if one was chosen.
    pub active_permission_profile: Option<ActivePermissionProfile>,
    /// Plugins that are switched off.
    #[serde(default)]
    pub disabled_plugin_ids: Vec<String>,
    /// The model's reasoning effort; the model's own choice if unset.
    pub effort: Option<ReasoningEffort>,
    /// The working directory of commands.
    #[schemars(extend("x-experimental" = true))]
    pub environments: Option<Vec<ThreadEnvironment>>,
    /// The readiness with which the model hands work to other agents.
    #[serde(default)]
    #[schemars(extend("x-experimental" = true))]
    pub multi_agent_mode: MultiAgentMode,
    /// The model's tone.
    pub personality: Option<Personality>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// Says if and how the model summarises its thoughts.
    pub summary: Option<ReasoningSummary>,
}

/// Payload of `thread/settings/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSettingsUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// All settings as they are now.
    pub thread_settings: Box<ThreadSettings>,
}

/// A model's tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Personality {
    /// No tone of its own.
    None,
    /// Friendly.
    Friendly,
    /// Matter-of-fact.
    Pragmatic,
}
