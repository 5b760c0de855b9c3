//! Types of `thread/resume`.

use indexmap::IndexMap;
use serde::{Deserialize as _, Deserializer, Serialize, de};
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{
    ActivePermissionProfile, ApprovalsReviewer, AskForApproval, CollaborationMode, MultiAgentMode,
    Personality, ReasoningEffort, ResponseItem, SandboxMode, SandboxPolicy, SortDirection, Thread,
    Turn, TurnItemsView, TurnhostResumeParams, TurnhostResumeResponse,
};

params! {
    /// Params of `thread/resume`. What is unset stays as it was.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadResumeParams {
        /// The thread.
        pub thread_id: String,
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// Id of the model provider.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub service_tier: Option<String>,
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
        pub sandbox: Option<SandboxMode>,
        /// Configuration of this thread alone, by dotted key.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub config: Option<IndexMap<String, Value>>,
        /// Replaces the model's base instructions.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub base_instructions: Option<String>,
        /// Instructions put before the conversation in the developer's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub developer_instructions: Option<String>,
        /// The model's tone.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub personality: Option<Personality>,
        /// True to answer the thread without its turns. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub exclude_turns: bool,
        /// The last state of the thread that a returning client knows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-turnhost-extension" = true))]
        pub turnhost: Option<TurnhostResumeParams>,
    }
    experimental {
        /// Continues from this history instead of the stored one.
        #[serde(deserialize_with = "history")]
        "history" => pub history: Option<Vec<ResponseItem>>,
        /// Asks for a page of turns beside the thread.
        "initialTurnsPage" => pub initial_turns_page: Option<ThreadResumeInitialTurnsPageParams>,
        /// Names the thread by its file instead of its id.
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

/// Reads a history: items of a known type have what their type needs.
fn history<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<ResponseItem>>, D::Error> {
    let Some(items) = Option::<Vec<Value>>::deserialize(deserializer)? else { return Ok(None) };
    let read = |item: Value| match ResponseItem::known(&item) {
        Ok(Some(item)) => Ok(item),
        Ok(None) => ResponseItem::deserialize(item).map_err(de::Error::custom),
        Err(error) => Err(de::Error::custom(error)),
    };
    items.into_iter().map(read).collect::<Result<_, _>>().map(Some)
}

/// Which page of turns to answer beside a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadResumeInitialTurnsPageParams {
    /// Entries a page at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Which end of the thread to begin at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_direction: Option<SortDirection>,
    /// The extent of their items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items_view: Option<TurnItemsView>,
}

/// Answer to `thread/resume`: the thread and what holds for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadResumeResponse {
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
    /// The way in which the model works with the user.
    pub collaboration_mode: Option<CollaborationMode>,
    /// Plugins that are switched off.
    #[serde(default)]
    pub disabled_plugin_ids: Vec<String>,
    /// The page of turns that was asked for.
    #[schemars(extend("x-experimental" = true))]
    pub initial_turns_page: Option<TurnsPage>,
    /// Instruction files that were read, such as AGENTS.md.
    #[serde(default)]
    #[schemars(with = "Vec<crate::schema::LegacyAppPathString>")]
    pub instruction_sources: Vec<String>,
    /// Start of a list of its items, newest first.
    pub items_backwards_cursor: Option<String>,
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
    /// Start of a list of its turns, newest first.
    pub turns_backwards_cursor: Option<String>,
    /// The point from which its notifications continue; only for clients that declared Turnhost's
    /// `eventSequence`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-turnhost-extension" = true))]
    pub turnhost: Option<TurnhostResumeResponse>,
}

/// A page of a thread's turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct TurnsPage {
    /// The turns.
    pub data: Vec<Turn>,
    /// Start of a list in the other direction; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
