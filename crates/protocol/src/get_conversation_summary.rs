//! Types of `getConversationSummary`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::{ExperimentalFields, SessionSource};

/// Params of `getConversationSummary`: the thread, by its file or its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum GetConversationSummaryParams {
    /// By its file.
    RolloutPath {
        /// The file, as the thread's `path` names it.
        rollout_path: String,
    },
    /// By its id.
    ThreadId {
        /// The thread's id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        conversation_id: ThreadId,
    },
}

impl ExperimentalFields for GetConversationSummaryParams {}

/// Answer to `getConversationSummary`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GetConversationSummaryResponse {
    /// The thread in short.
    pub summary: ConversationSummary,
}

/// A stored thread, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConversationSummary {
    /// The version of the server that made it.
    pub cli_version: String,
    /// The thread's id.
    pub conversation_id: String,
    /// Its working directory.
    pub cwd: String,
    /// Id of its model provider.
    pub model_provider: String,
    /// The file that holds it.
    pub path: String,
    /// The text of its first user message.
    pub preview: String,
    /// The kind of program it was started from.
    pub source: SessionSource,
    /// State of git in its directory; `None` outside a repository.
    pub git_info: Option<ConversationGitInfo>,
    /// When it began, as RFC 3339 text.
    pub timestamp: Option<String>,
    /// When it last changed, as RFC 3339 text.
    pub updated_at: Option<String>,
}

/// State of git in a thread's directory when the thread began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConversationGitInfo {
    /// The branch, if one was checked out.
    pub branch: Option<String>,
    /// The URL of the remote `origin`.
    pub origin_url: Option<String>,
    /// The commit.
    pub sha: Option<String>,
}
