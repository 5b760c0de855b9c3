//! Types of `thread/queue/reorder`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/queue/reorder`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueReorderParams {
        /// The thread.
        pub thread_id: String,
        /// All messages of the queue in their new order, each exactly once.
        pub queued_submission_ids: Vec<String>,
    }
}

/// Answer to `thread/queue/reorder`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadQueueReorderResponse {}
