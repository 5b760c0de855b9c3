//! What the user says while the model is busy, to be sent later.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;
use crate::{Turn, UserInput};

/// A message of the user that waits for its turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct QueuedSubmission {
    /// Its id in the queue, a UUID the server made.
    pub id: String,
    /// The client's id for the message; comes back in its item. Need not be unique.
    pub client_user_message_id: String,
    /// What the user says.
    pub input: Vec<UserInput>,
    /// Metadata passed to the provider with the requests of its turn.
    pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
}

params! {
    /// Params of `thread/queue/add`. If the thread is idle, a turn starts with it at once.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueAddParams {
        /// The thread.
        pub thread_id: String,
        /// The client's id for the message; comes back in its item. Need not be unique.
        pub client_user_message_id: String,
        /// What the user says; not empty.
        pub input: Vec<UserInput>,
        /// Metadata passed to the provider with the requests of its turn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// Payload of `thread/queue/changed`, sent with every change of a thread's queue, also when its
/// next message is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadQueueChangedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

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
    /// Whether the message was in the queue.
    pub deleted: bool,
}

params! {
    /// Params of `thread/queue/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueListParams {
        /// The thread.
        pub thread_id: String,
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/queue/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadQueueListResponse {
    /// The messages that wait, the next first.
    pub data: Vec<QueuedSubmission>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

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

params! {
    /// Params of `thread/queue/start`. Needed after an interrupt, when the queue waits.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueStartParams {
        /// The thread.
        pub thread_id: String,
        /// The message to start with. The next by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub queued_submission_id: Option<String>,
    }
}

/// Answer to `thread/queue/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadQueueStartResponse {
    /// The turn, not yet begun.
    pub turn: Turn,
}

params! {
    /// Params of `thread/queue/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadQueueUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// What the user says instead.
        pub input: Vec<UserInput>,
        /// The message, by its id in the queue.
        pub queued_submission_id: String,
        /// Metadata passed to the provider with the requests of its turn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
