//! Types of `account/workspaceMessages/read`.

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

/// Answer to `account/workspaceMessages/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GetWorkspaceMessagesResponse {
    /// True if the account's workspace has such messages.
    pub feature_enabled: bool,
    /// The messages; empty if there are none.
    pub messages: Vec<WorkspaceMessage>,
}

/// A message from a workspace to its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceMessage {
    /// Its text.
    pub message_body: String,
    /// Its id.
    pub message_id: String,
    /// The way in which it is meant to be shown.
    pub message_type: WorkspaceMessageType,
    /// When it was put away, in seconds since the Unix epoch; `None` if it was not.
    pub archived_at: Option<i64>,
    /// When it was written, in seconds since the Unix epoch, if known.
    pub created_at: Option<i64>,
}

/// The way in which a workspace's message is meant to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum WorkspaceMessageType {
    /// As a headline.
    Headline,
    /// As an announcement.
    Announcement,
    /// In a way that this version does not know.
    Unknown,
}
