//! Types of `thread/queue/start`.

use serde::Serialize;

use crate::Turn;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/queue/start`. Needed after an interrupt, when the queue waits.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueStartParams {
        /// The thread.
        pub thread_id: String,
        /// The message to start with. The next by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub queued_submission_id: Option<String>,
    }
}

/// Answer to `thread/queue/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadQueueStartResponse {
    /// The turn, not yet begun.
    pub turn: Turn,
}
