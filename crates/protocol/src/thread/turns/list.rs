//! Types of `thread/turns/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{SortDirection, Turn, TurnItemsView};

params! {
    /// Params of `thread/turns/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListParams {
        /// The thread; it need not be loaded, but must have had a user message.
        pub thread_id: String,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Which way. Newest first by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
        /// The amount of detail of the turns' items. `summary` by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub items_view: Option<TurnItemsView>,
    }
}

/// Answer to `thread/turns/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadTurnsListResponse {
    /// The turns.
    pub data: Vec<Turn>,
    /// Start of a list in the other direction; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
