//! The project that a thread belongs to.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

/// Payload of `thread/project/updated`, sent to every connection before the answer to what moved
/// the thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadProjectUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The project it belongs to now; `None` if it belongs to none.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub project_id: Option<String>,
}
