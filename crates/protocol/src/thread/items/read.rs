//! Types of `thread/items/read`.

use serde::Serialize;

use crate::ThreadItemEntry;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/items/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadItemsReadParams {
        /// The thread.
        pub thread_id: String,
        /// The turn they belong to.
        pub turn_id: String,
        /// The items, from 1 to 100.
        pub item_ids: Vec<String>,
    }
}

/// Answer to `thread/items/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadItemsReadResponse {
    /// The items; those that are not known are left out.
    pub data: Vec<ThreadItemEntry>,
}
