//! Types of `thread/inject_items`.

use serde::Serialize;
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;

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
