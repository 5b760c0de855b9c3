//! Types of `mcpServer/event/stream/stop`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `mcpServer/event/stream/stop`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerEventStreamStopParams {
        /// The subscription to stop.
        pub subscription_id: String,
    }
}

/// Answer to `mcpServer/event/stream/stop`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct McpServerEventStreamStopResponse {}
