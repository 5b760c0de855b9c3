//! What clients ask of MCP servers.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `mcpServer/tool/call`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallParams {
        /// The thread whose server is called.
        pub thread_id: String,
        /// The server's name; an unknown one is an error.
        pub server: String,
        /// The tool's name.
        pub tool: String,
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        pub meta: Option<Value>,
        /// The tool's arguments. None if left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub arguments: Option<Value>,
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
    /// Whether the tool itself failed. No if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_error: Option<bool>,
    /// The result as data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structured_content: Option<Value>,
}

params! {
    /// Params of `mcpServer/resource/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpResourceReadParams {
        /// The server's name; an unknown one is an error.
        pub server: String,
        /// The resource's URI.
        pub uri: String,
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        pub meta: Option<IndexMap<String, Value>>,
        /// Id of the connected app that the resource belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub connector_id: Option<String>,
        /// Id of the tool call that led to the resource; it comes back in the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub origin_call_id: Option<String>,
        /// The connected app and the user's connection to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub target: Option<McpResourceReadTarget>,
        /// The thread whose server is asked; it works without one too.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
    }
}

/// A connected app, and which of the user's connections to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpResourceReadTarget {
    /// The app's id.
    pub connector_id: String,
    /// The user's connection to it; `None` if no particular one is meant.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub link_id: Option<String>,
}

/// Answer to `mcpServer/resource/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpResourceReadResponse {
    /// The resource's parts, as the server gave them.
    pub contents: Vec<ResourceContent>,
    /// The id that the params gave; `None` if they gave none.
    pub origin_call_id: Option<String>,
}

/// A part of a resource of an MCP server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum ResourceContent {
    /// Text.
    Text {
        /// Its URI.
        uri: String,
        /// Its media type.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mime_type: Option<String>,
        /// The text.
        text: String,
        /// Metadata as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        meta: Option<Value>,
    },
    /// Bytes.
    Blob {
        /// Their URI.
        uri: String,
        /// Their media type.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mime_type: Option<String>,
        /// The bytes in base64.
        blob: String,
        /// Metadata as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        meta: Option<Value>,
    },
}

/// How the server makes itself known as an OAuth client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpServerOauthClientRegistration {
    /// By whichever way the other side supports.
    Auto,
    /// By a client ID metadata document.
    Cimd,
    /// By dynamic client registration.
    Dcr,
}

/// Payload of `mcpServer/oauthLogin/completed`: sent when a login to an MCP server succeeded,
/// failed or took too long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerOauthLoginCompletedNotification {
    /// The MCP server's name.
    pub name: String,
    /// Whether the server is logged in now.
    pub success: bool,
    /// Why it failed; `None` if it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The login, as the answer to `mcpServer/oauth/login` named it.
    pub login_id: Option<String>,
    /// The thread that the login was asked for; `None` if for none.
    #[schemars(with = "Option<String>")]
    pub thread_id: Option<ThreadId>,
}

params! {
    /// Params of `mcpServer/oauth/login`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginParams {
        /// The MCP server's name.
        pub name: String,
        /// How to make this server known as an OAuth client. As configured if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_registration: Option<McpServerOauthClientRegistration>,
        /// The OAuth scopes to ask for. As configured if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scopes: Option<Vec<String>>,
        /// The thread whose MCP server is meant. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// How long to wait for the user, in seconds. The server's own time if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timeout_secs: Option<i64>,
    }
}

/// Answer to `mcpServer/oauth/login`, sent before the user has logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerOauthLoginResponse {
    /// The page for the user to open.
    pub authorization_url: String,
    /// The login's id, which its end is told with; `None` if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_id: Option<String>,
}

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

params! {
    /// Params of `mcpServer/event/stream/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerEventStreamStartParams {
        /// The thread whose server is meant.
        pub thread_id: String,
        /// Arguments for the event stream, in the MCP server's terms.
        pub arguments: Value,
        /// The event stream's name, as the MCP server knows it.
        pub name: String,
        /// The server's name.
        pub server: String,
        /// The client's id for the subscription, which its events carry and by which it is stopped.
        pub subscription_id: String,
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
        pub meta: Option<Value>,
    }
}

/// Answer to `mcpServer/event/stream/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct McpServerEventStreamStartResponse {}

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
