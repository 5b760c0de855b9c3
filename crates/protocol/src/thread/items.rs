//! A thread's items, page by page.

mod list;
mod read;

use serde::Serialize;
use turnhost_base::TurnId;

use crate::ThreadItem;
use crate::record::Record;

pub use list::*;
pub use read::*;

/// An item of a thread, with its turn and times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItemEntry {
    /// The turn it belongs to.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    pub item: ThreadItem,
    /// When it was complete, in milliseconds since the Unix epoch; `None` if it is not, or not
    /// known.
    pub completed_at_ms: Option<i64>,
    /// True if its output was left out, as the request wished.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub output_deferred: bool,
    /// When it began, in milliseconds since the Unix epoch; `None` if not known.
    pub started_at_ms: Option<i64>,
}
