//! Types of `thread/queue/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/queue/delete`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueDeleteParams {
        /// The thread.
        pub thread_id: String,
        /// The message, by its id in the queue.
        pub queued_submission_id: String,
    }
}

/// Answer to `thread/queue/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadQueueDeleteResponse {
    /// True if the message was in the queue.
    pub deleted: bool,
}
