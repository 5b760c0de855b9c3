//! The status of a thread.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::ThreadStatus;
use crate::record::Record;

/// Payload of `thread/status/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadStatusChangedNotification {
    /// Its present activity.
    pub status: ThreadStatus,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
