//! Types of `mcpServer/resource/read`.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `mcpServer/resource/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct McpResourceReadParams {
        /// Metadata for the MCP server, as MCP defines it.
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<IndexMap<String, Value>>,
        /// The thread whose server is asked; it works without one too.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// Id of the tool call that led to the resource; it comes back in the answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub origin_call_id: Option<String>,
        /// The server's name; an unknown one is an error.
        pub server: String,
        /// The environment that brought the server along. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environment_id: Option<String>,
        /// The resource's URI.
        pub uri: String,
        /// Id of the connected app that the resource belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub connector_id: Option<String>,
        /// The connected app and the user's connection to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub target: Option<McpResourceReadTarget>,
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
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
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
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        meta: Option<Value>,
    },
}
