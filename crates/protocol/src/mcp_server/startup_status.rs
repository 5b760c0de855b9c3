//! The way in which the start of an MCP server goes.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::word::Word;

/// Payload of `mcpServer/startupStatus/updated`: sent when an MCP server is starting, and again
/// when it is ready or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerStatusUpdatedNotification {
    /// The MCP server's name.
    pub name: String,
    /// The environment that brought the server along; `None` for servers of the configuration.
    pub environment_id: Option<String>,
    /// The status of its start.
    pub status: McpServerStartupState,
    /// The reason why it could not be started; set with `failed`, null otherwise.
    pub error: Option<String>,
    /// The kind of failure, if it is a known kind.
    pub failure_reason: Option<McpServerStartupFailureReason>,
    /// The thread it is started for; `None` if for none.
    #[schemars(with = "Option<String>")]
    pub thread_id: Option<ThreadId>,
}

/// The reason why an MCP server could not be started, if there is something to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum McpServerStartupFailureReason {
    /// Its login no longer holds; the user must log in again.
    ReauthenticationRequired,
}

/// The status of the start of an MCP server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpServerStartupState {
    /// It is being started.
    Starting,
    /// Its tools can be called.
    Ready,
    /// It could not be started.
    Failed,
    /// Its start was given up.
    Cancelled,
}
