//! Notifications about threads.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::{Thread, ThreadReadState, ThreadStatus};

/// Payload of `thread/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct ThreadStartedNotification {
    /// The thread.
    pub thread: Box<Thread>,
}

/// Payload of `thread/status/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadStatusChangedNotification {
    /// What it does now.
    pub status: ThreadStatus,
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}

/// Payload of `thread/archived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadArchivedNotification {
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}

/// Payload of `thread/unarchived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadUnarchivedNotification {
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}

/// Payload of `thread/closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadClosedNotification {
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}

/// Payload of `thread/name/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadNameUpdatedNotification {
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
    /// Its name now.
    pub thread_name: Option<String>,
}

/// Payload of `thread/readState/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadStateChangedNotification {
    /// What is unread now.
    pub read_state: ThreadReadState,
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}

/// Payload of `thread/goal/cleared`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadGoalClearedNotification {
    /// The thread.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub thread_id: ThreadId,
}
