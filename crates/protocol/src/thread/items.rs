//! Items and turns of a thread, by the page.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::TurnId;

use crate::experimental::params;
use crate::record::Record;
use crate::{ExperimentalFields, SortDirection, ThreadItem, Turn, TurnItemsView};

/// A place in a thread that a list of items begins at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThreadItemsListAnchor {
    /// An item.
    Item {
        /// The item.
        item_id: String,
    },
}

/// Where a list of items begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ThreadItemsListCursor {
    /// At a cursor from an earlier page.
    Page(String),
    /// At a place in the thread.
    Anchor(ThreadItemsListAnchor),
}

/// Params of `thread/items/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItemsListParams {
    /// The thread.
    pub thread_id: String,
    /// Where to begin: a cursor from an earlier page, or an item. From the start if unset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<ThreadItemsListCursor>,
    /// Which items to list without their output. None by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defer_output: Option<ThreadItemOutputDeferral>,
    /// Entries a page at most. 25 by default, never more than 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Which way. Oldest first by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_direction: Option<SortDirection>,
    /// Only items of this turn; there are none if the turn is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn_id: Option<String>,
}

impl ExperimentalFields for ThreadItemsListParams {
    fn experimental_field(&self) -> Option<&'static str> {
        match self.defer_output? {
            ThreadItemOutputDeferral { command_execution: true, .. } => {
                Some("deferOutput.commandExecution")
            }
            ThreadItemOutputDeferral { mcp_tool_call: true, .. } => Some("deferOutput.mcpToolCall"),
            _ => None,
        }
    }
}

/// Answer to `thread/items/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItemsListResponse {
    /// The items.
    pub data: Vec<ThreadItemEntry>,
    /// Where a list in the other direction begins; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

/// Which items are listed without their output, to be read later with `thread/items/read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItemOutputDeferral {
    /// Whether commands are. No by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub command_execution: bool,
    /// Whether calls of MCP tools are. No by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub mcp_tool_call: bool,
}

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
    /// Whether its output was left out, as the request wished.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub output_deferred: bool,
    /// When it began, in milliseconds since the Unix epoch; `None` if not known.
    pub started_at_ms: Option<i64>,
}

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

params! {
    /// Params of `thread/turns/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadTurnsListParams {
        /// The thread; it need not be loaded, but must have had a user message.
        pub thread_id: String,
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// How much of the turns' items to list. `summary` by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub items_view: Option<TurnItemsView>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Which way. Newest first by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
    }
}

/// Answer to `thread/turns/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadTurnsListResponse {
    /// The turns.
    pub data: Vec<Turn>,
    /// Where a list in the other direction begins; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

params! {
    /// Params of `thread/inject_items`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadInjectItemsParams {
        /// The thread.
        pub thread_id: String,
        /// Items as the provider's Responses API knows them, in order; at least one, and each an
        /// object.
        pub items: Vec<Value>,
    }
}

/// Answer to `thread/inject_items`. No item of the thread shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadInjectItemsResponse {}
