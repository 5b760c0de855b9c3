//! Calls of MCP servers' tools.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// Payload of `item/mcpToolCall/progress`: sent when an MCP tool says how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpToolCallProgressNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The server's words.
    pub message: String,
}

/// A call of an MCP server's tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct McpToolCallItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its arguments.
    pub arguments: Value,
    /// The server's name.
    pub server: String,
    /// Its status.
    pub status: McpToolCallStatus,
    /// The tool's name.
    pub tool: String,
    /// The connected app behind the server.
    pub app_context: Option<McpToolCallAppContext>,
    /// Its duration, in milliseconds.
    pub duration_ms: Option<i64>,
    /// The environment that brought the server along; `None` for servers of the configuration.
    pub environment_id: Option<String>,
    /// The reason why it failed, if the server gave no result.
    pub error: Option<McpToolCallError>,
    /// The tool's user interface; older form of `mcpAppUi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mcp_app_resource_uri: Option<String>,
    /// The tool's user interface.
    pub mcp_app_ui: Option<McpAppUi>,
    /// The plugin that it belongs to.
    pub plugin_id: Option<String>,
    /// True if the server says that the tool changes nothing.
    pub read_only_hint: Option<bool>,
    /// The tool's result.
    pub result: Option<McpToolCallResult>,
}

/// The status of a call of an MCP tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum McpToolCallStatus {
    /// It runs, or waits for approval.
    InProgress,
    /// It returned.
    Completed,
    /// It failed or was refused.
    Failed,
}

/// An MCP tool's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpToolCallResult {
    /// Parts as MCP defines them.
    pub content: Vec<Value>,
    /// Metadata as MCP defines it.
    #[serde(rename = "_meta")]
    pub meta: Option<Value>,
    /// The result as data.
    pub structured_content: Option<Value>,
}

/// The reason why a call of an MCP tool failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct McpToolCallError {
    /// The event.
    pub message: String,
}

/// The connected app behind an MCP server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpToolCallAppContext {
    /// The app's id.
    pub connector_id: String,
    /// The action that it is asked for, for people.
    pub action_name: Option<String>,
    /// Its name for people.
    pub app_name: Option<String>,
    /// The user's connection to it.
    pub link_id: Option<String>,
    /// Its subject.
    pub resource_uri: Option<String>,
}

/// The user interface that an MCP tool brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpAppUi {
    /// The way in which it wants to be shown.
    pub preferred_model_display_mode: McpAppDisplayMode,
    /// Its location: a `ui://` address on the MCP server.
    pub resource_uri: String,
}

/// The way in which a tool's user interface is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum McpAppDisplayMode {
    /// Within the conversation.
    Inline,
    /// In place of it.
    Fullscreen,
}
