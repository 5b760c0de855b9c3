//! Types of `mcpServer/event/stream/start`.

use serde::Serialize;
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `mcpServer/event/stream/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerEventStreamStartParams {
        /// The thread whose server is meant.
        pub thread_id: String,
        /// The server's name.
        pub server: String,
        /// The client's id for the subscription, which its events carry and by which it is stopped.
        pub subscription_id: String,
        /// The event stream's name, as the MCP server knows it.
        pub name: String,
        /// Arguments for the event stream, in the MCP server's terms.
        pub arguments: Value,
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Value>,
    }
}

/// Answer to `mcpServer/event/stream/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct McpServerEventStreamStartResponse {}
