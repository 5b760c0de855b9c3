//! Types of `item/tool/call`.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ThreadId, TurnId};

use crate::DynamicToolCallOutputContentItem;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `item/tool/call`: run this tool, which the client brought to the thread.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// Id of the call; the item has the same.
        pub call_id: String,
        /// The group that the tool belongs to; `None` if it belongs to none.
        pub namespace: Option<String>,
        /// The tool's name.
        pub tool: String,
        /// The arguments, as the model gave them.
        pub arguments: Value,
    }
}

/// Answer to `item/tool/call`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct DynamicToolCallResponse {
    /// The tool's result; it goes to the model, also when it failed. May be empty.
    pub content_items: Vec<DynamicToolCallOutputContentItem>,
    /// True if it worked; if not, the item is `failed`.
    pub success: bool,
}
