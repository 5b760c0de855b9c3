//! Types of `mcpServer/tool/call`.

use serde::Serialize;
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `mcpServer/tool/call`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallParams {
        /// The thread whose server is called.
        pub thread_id: String,
        /// The server's name; an unknown one is an error.
        pub server: String,
        /// The environment that brought the server along. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environment_id: Option<String>,
        /// The tool's name.
        pub tool: String,
        /// The tool's arguments. None if left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub arguments: Option<Value>,
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        pub meta: Option<Value>,
    }
}

/// Answer to `mcpServer/tool/call`: what the tool returned, as it is. Errors of the MCP server are
/// passed on as errors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerToolCallResponse {
    /// Parts as MCP defines them.
    pub content: Vec<Value>,
    /// Metadata as MCP defines it.
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    pub meta: Option<Value>,
    /// True if the tool itself failed. False if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_error: Option<bool>,
    /// The result as data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structured_content: Option<Value>,
}
