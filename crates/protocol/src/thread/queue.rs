//! Messages of the user that wait for their turn.

mod add;
mod delete;
mod list;
mod reorder;
mod start;
mod update;

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::ThreadId;

use crate::UserInput;
use crate::record::Record;

pub use add::*;
pub use delete::*;
pub use list::*;
pub use reorder::*;
pub use start::*;
pub use update::*;

/// A message of the user that waits for its turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct QueuedSubmission {
    /// Its id in the queue, a UUID the server made.
    pub id: String,
    /// The client's id for the message; comes back in its item. Need not be unique.
    pub client_user_message_id: String,
    /// The user's input.
    pub input: Vec<UserInput>,
    /// Metadata passed to the provider with the requests of its turn.
    pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
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
