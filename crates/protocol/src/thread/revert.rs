//! Types of `thread/revert`.

use serde::Serialize;

use crate::Thread;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/revert`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRevertParams {
        /// The thread.
        pub thread_id: String,
        /// The turn that is dropped, with all after it.
        pub before_turn_id: String,
    }
}

/// Answer to `thread/revert`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRevertResponse {
    /// The thread as it is now, without turns; it is kept in a new file.
    pub thread: Thread,
    /// Start of a list of its items, newest first; `None` if none are left.
    pub items_backwards_cursor: Option<String>,
    /// Start of a list of its turns, newest first; `None` if none are left.
    pub turns_backwards_cursor: Option<String>,
}
