//! Changing, deleting and shortening threads.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::{
    ApprovalsReviewer, AskForApproval, CollaborationMode, MultiAgentMode, Personality,
    ReasoningEffort, ReasoningSummary, SandboxPolicy, Thread, ThreadReadState,
    TurnEnvironmentParams,
};

params! {
    /// Params of `thread/delete`. Fails while a fork still uses the thread's history.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDeleteParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadDeleteResponse {}

/// Payload of `thread/deleted`, sent to every connection after the answer to `thread/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadDeletedNotification {
    /// The thread, which is gone.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Changes to what is stored about a thread's repository: what is left out stays, null clears. At
/// least one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadMetadataGitInfoUpdateParams {
    /// The branch checked out; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub branch: Patch<String>,
    /// Address of the remote called `origin`; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub origin_url: Patch<String>,
    /// The commit checked out; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub sha: Patch<String>,
}

params! {
    /// Params of `thread/metadata/update`. At least one field beside the thread; what is left out
    /// stays.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// Changes to what is stored about its repository.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub git_info: Option<ThreadMetadataGitInfoUpdateParams>,
    }
    experimental {
        /// Whether Daybreak is on in it.
        "daybreakEnabled" => pub daybreak_enabled: Option<bool>,
        /// The project it is to belong to.
        "projectId" => pub project_id: Patch<String>,
    }
}

/// Answer to `thread/metadata/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadMetadataUpdateResponse {
    /// The thread as it is now, without turns.
    pub thread: Thread,
}

params! {
    /// Params of `thread/compact/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadCompactStartParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/compact/start`, given at once; the work is a turn of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadCompactStartResponse {}

/// Payload of `thread/compacted`, sent when a thread's history was shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ContextCompactedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn in which that was done.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `thread/project/updated`, sent to every connection before the answer to what moved
/// the thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadProjectUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The project it belongs to now; `None` if it belongs to none.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub project_id: Option<String>,
}

params! {
    /// Params of `thread/readState/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadReadStateUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// The revision that the client has seen; if it is no longer the current one, nothing is
        /// changed and the error tells the current state.
        pub expected_revision: String,
        /// What to do.
        pub operation: ThreadReadStateOperation,
    }
}

/// Answer to `thread/readState/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadStateUpdateResponse {
    /// What is unread now, with a new revision.
    pub read_state: ThreadReadState,
}

/// What to do to a thread's read state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ThreadReadStateOperation {
    /// Mark all of it as read.
    Read,
    /// Mark it as unread from its beginning.
    Unread,
}

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
        /// Who answers approvals.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// How the model works with the user.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub collaboration_mode: Option<CollaborationMode>,
        /// Working directory; a relative one is resolved against the server's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
        /// Plugins that are switched off.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub disabled_plugin_ids: Option<Vec<String>>,
        /// How hard the model should think.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// Where commands run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// The model.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// How readily the model hands work to other agents.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub multi_agent_mode: Option<MultiAgentMode>,
        /// A permission profile, in place of a sandbox policy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permissions: Option<String>,
        /// The model's tone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        /// What commands may do. Not together with `permissions`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sandbox_policy: Option<SandboxPolicy>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub service_tier: Patch<String>,
        /// Whether and how the model should summarise its thoughts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<ReasoningSummary>,
    }
}

/// Answer to `thread/settings/update`; `thread/settings/updated` follows if anything changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSettingsUpdateResponse {}
