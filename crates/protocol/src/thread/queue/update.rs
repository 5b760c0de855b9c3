//! Types of `thread/queue/update`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{QueuedSubmission, UserInput};

params! {
    /// Params of `thread/queue/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// The message, by its id in the queue.
        pub queued_submission_id: String,
        /// The user's input instead.
        pub input: Vec<UserInput>,
        /// Metadata passed to the provider with the requests of its turn.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
    }
}

/// Answer to `thread/queue/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadQueueUpdateResponse {
    /// The message as it is now; its `clientUserMessageId` stays.
    pub queued_submission: QueuedSubmission,
}
