//! Notifications about threads.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::{Thread, ThreadReadState, ThreadStatus};

/// Payload of `thread/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadStartedNotification {
    /// The thread.
    pub thread: Box<Thread>,
}

/// Payload of `thread/status/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadStatusChangedNotification {
    /// What it does now.
    pub status: ThreadStatus,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/archived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadArchivedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/unarchived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadUnarchivedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadClosedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/name/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadNameUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// Its name now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread_name: Option<String>,
}

/// Payload of `thread/readState/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadStateChangedNotification {
    /// What is unread now.
    pub read_state: ThreadReadState,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/goal/cleared`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGoalClearedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
