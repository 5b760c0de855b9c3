//! Streams of an MCP server's events.

mod start;
mod stop;

use serde::Serialize;
use serde_json::Value;

use crate::record::Record;

pub use start::*;
pub use stop::*;

/// An event, as the MCP server sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct McpServerEventNotification {
    /// Its method.
    pub method: String,
    /// Its params.
    pub params: Value,
}

/// Payload of `mcpServer/event/stream/notification`: sent for each event of a subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerEventStreamNotification {
    /// The event.
    pub notification: McpServerEventNotification,
    /// The subscription it belongs to.
    pub subscription_id: String,
}
