//! The name of a thread.

mod set;

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

pub use set::*;

/// Payload of `thread/name/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadNameUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// Its name now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread_name: Option<String>,
}
