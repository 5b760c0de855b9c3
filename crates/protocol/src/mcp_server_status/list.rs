//! Types of `mcpServerStatus/list`.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `mcpServerStatus/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ListMcpServerStatusParams {
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// The extent of the description of each server. All if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub detail: Option<McpServerStatusDetail>,
        /// The thread whose servers are meant. Those of the configuration if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// The only server to list; an unknown one gives an empty list. All if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub server_name: Option<String>,
        /// Only servers of this environment; needs `serverName` and `threadId`. Those of the
        /// configuration if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environment_id: Option<String>,
    }
}

/// Answer to `mcpServerStatus/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ListMcpServerStatusResponse {
    /// The servers, sorted by name.
    pub data: Vec<McpServerStatus>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// The extent of the description of an MCP server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum McpServerStatusDetail {
    /// Everything.
    Full,
    /// Its tools and its login; resources are left empty.
    ToolsAndAuthOnly,
}

/// An MCP server with what it offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerStatus {
    /// Its status with its login.
    pub auth_status: McpAuthStatus,
    /// The environment that brought the server along; `None` for servers of the configuration.
    pub environment_id: Option<String>,
    /// Its name in the configuration.
    pub name: String,
    /// Patterns of resources it offers; empty if only tools were asked for.
    pub resource_templates: Vec<ResourceTemplate>,
    /// Resources it offers; empty if only tools were asked for.
    pub resources: Vec<Resource>,
    /// Its tools by name; empty if it does not start.
    pub tools: IndexMap<String, Tool>,
    /// The origin of its address; `None` if it is not reached by HTTP.
    pub http_origin: Option<String>,
    /// The plugin that brought it; `None` if no plugin did.
    pub plugin_id: Option<String>,
    /// The status of the connection to it; `None` if that is not known.
    pub runtime_status: Option<McpServerConnectionStatus>,
    /// Its abilities, as MCP defines it; null if it does not start.
    pub server_capabilities: Option<Value>,
    /// Its description of itself; `None` if it does not start.
    pub server_info: Option<McpServerInfo>,
    /// Metadata that came with its tools, as MCP defines it.
    pub tool_list_meta: Option<Value>,
    /// The reason why its tools could not be had; `None` if they could.
    pub tools_error: Option<String>,
}

/// The status of an MCP server with its login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum McpAuthStatus {
    /// It could not be determined.
    Unknown,
    /// It has no login, as a server that is run as a command.
    Unsupported,
    /// It has one, and the user has not logged in.
    NotLoggedIn,
    /// A token is configured for it.
    BearerToken,
    /// The user has logged in by OAuth.
    OAuth,
}

/// The status of the connection to an MCP server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum McpServerConnectionStatus {
    /// It has not been made.
    NotStarted,
    /// It is being made.
    Starting,
    /// It is up.
    Connected,
    /// The user has to log in first.
    AuthenticationRequired,
    /// It could not be made.
    Failed,
    /// Making it was given up.
    Cancelled,
    /// The server is switched off.
    Disabled,
}

/// An MCP server's description of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerInfo {
    /// Its own name, which need not be its name in the configuration.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its purpose.
    pub description: Option<String>,
    /// Its icons, as MCP defines them.
    pub icons: Option<Vec<Value>>,
    /// Its name for people.
    pub title: Option<String>,
    /// The address of its documentation.
    pub website_url: Option<String>,
}

/// A tool of an MCP server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// JSON Schema of its arguments.
    pub input_schema: Value,
    /// Its name, by which it is called.
    pub name: String,
    /// Metadata as MCP defines it.
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    pub meta: Option<Value>,
    /// Hints about what it does, as MCP defines them; without `readOnlyHint` its calls need
    /// approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Value>,
    /// Its description, for the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its icons, as MCP defines them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icons: Option<Vec<Value>>,
    /// JSON Schema of its structured result; unset if it promises none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Value>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A resource of an MCP server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    /// Its name.
    pub name: String,
    /// Its URI, by which it is read.
    pub uri: String,
    /// Metadata as MCP defines it.
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    pub meta: Option<Value>,
    /// Hints for its use, as MCP defines them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Value>,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its icons, as MCP defines them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icons: Option<Vec<Value>>,
    /// Its media type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// Its size in bytes, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A pattern of resources that an MCP server offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ResourceTemplate {
    /// The pattern's name.
    pub name: String,
    /// The pattern of their URIs, as RFC 6570 defines it.
    pub uri_template: String,
    /// Hints for their use, as MCP defines them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Value>,
    /// Their kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Their media type, if they share one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// The pattern's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
