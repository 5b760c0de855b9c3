//! Types of `threadSection/list`.

use serde::Serialize;

use crate::ThreadSection;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `threadSection/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadSectionListParams {
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `threadSection/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSectionListResponse {
    /// The sections; one named `Pinned` is there from the start.
    pub data: Vec<ThreadSection>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
