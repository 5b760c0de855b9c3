//! Types of `thread/loaded/list`.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/loaded/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadLoadedListParams {
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/loaded/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadLoadedListResponse {
    /// Ids of the threads.
    #[schemars(with = "Vec<String>")]
    pub data: Vec<ThreadId>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
