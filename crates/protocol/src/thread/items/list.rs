//! Types of `thread/items/list`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::{ExperimentalFields, SortDirection, ThreadItemEntry};

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

/// Start of a list of items.
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
    /// Only items of this turn; there are none if the turn is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn_id: Option<String>,
    /// Cursor from an earlier page, or an item. From the start if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<ThreadItemsListCursor>,
    /// Entries a page at most. 25 by default, never more than 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Which way. Oldest first by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_direction: Option<SortDirection>,
    /// Which items to list without their output. None by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defer_output: Option<ThreadItemOutputDeferral>,
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
    /// Start of a list in the other direction; `None` if the page is empty.
    pub backwards_cursor: Option<String>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// Which items are listed without their output, to be read later with `thread/items/read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItemOutputDeferral {
    /// True if commands are. False by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub command_execution: bool,
    /// True if calls of MCP tools are. False by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    #[schemars(extend("x-experimental" = true))]
    pub mcp_tool_call: bool,
}
