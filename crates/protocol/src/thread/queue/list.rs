//! Types of `thread/queue/list`.

use serde::Serialize;

use crate::QueuedSubmission;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/queue/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueListParams {
        /// The thread.
        pub thread_id: String,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/queue/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadQueueListResponse {
    /// The messages that wait, the next first.
    pub data: Vec<QueuedSubmission>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
