//! Types of `thread/queue/add`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{QueuedSubmission, UserInput};

params! {
    /// Params of `thread/queue/add`. If the thread is idle, a turn starts with it at once.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueAddParams {
        /// The thread.
        pub thread_id: String,
        /// The user's input; not empty.
        pub input: Vec<UserInput>,
        /// The client's id for the message; comes back in its item. Need not be unique.
        pub client_user_message_id: String,
        /// Metadata passed to the provider with the requests of its turn.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
    }
}

/// Answer to `thread/queue/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadQueueAddResponse {
    /// The message as it was queued, even if its turn has begun already.
    pub queued_submission: QueuedSubmission,
}
