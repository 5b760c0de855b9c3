//! The section that a thread is filed under.

mod r#move;

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

pub use r#move::*;

/// Payload of `thread/section/changed`, sent to every connection when `thread/section/move` files a
/// thread elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSectionChangedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The section it is filed under now; `None` if under none.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub section_id: Option<String>,
}
