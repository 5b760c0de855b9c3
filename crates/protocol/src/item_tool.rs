//! Items of tool calls.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::{AbsPath, ItemId};

use crate::FunctionCallOutputBody;
use crate::record::Record;
use crate::word::Word;

/// The output of a tool that the client ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct FunctionCallOutputItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The tool.
    pub name: String,
    /// What it returned.
    pub output: FunctionCallOutputBody,
    /// The group that the tool belongs to.
    pub namespace: Option<String>,
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
    /// How it stands.
    pub status: McpToolCallStatus,
    /// The tool's name.
    pub tool: String,
    /// The connected app behind the server.
    pub app_context: Option<McpToolCallAppContext>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<i64>,
    /// Why it failed, if the server gave no result.
    pub error: Option<McpToolCallError>,
    /// The tool's user interface; older form of `mcpAppUi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mcp_app_resource_uri: Option<String>,
    /// The tool's user interface.
    pub mcp_app_ui: Option<McpAppUi>,
    /// The plugin that it belongs to.
    pub plugin_id: Option<String>,
    /// Whether the server says that the tool changes nothing.
    pub read_only_hint: Option<bool>,
    /// What the tool returned.
    pub result: Option<McpToolCallResult>,
}

/// How a call of an MCP tool stands.
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

/// What an MCP tool returned.
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

/// Why a call of an MCP tool failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct McpToolCallError {
    /// What happened.
    pub message: String,
}

/// The connected app behind an MCP server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpToolCallAppContext {
    /// The app's id.
    pub connector_id: String,
    /// What it is asked to do, for people.
    pub action_name: Option<String>,
    /// Its name for people.
    pub app_name: Option<String>,
    /// The user's connection to it.
    pub link_id: Option<String>,
    /// What it is asked about.
    pub resource_uri: Option<String>,
}

/// The user interface that an MCP tool brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpAppUi {
    /// How it wants to be shown.
    pub preferred_model_display_mode: McpAppDisplayMode,
    /// Where it is: a `ui://` address on the MCP server.
    pub resource_uri: String,
}

/// How a tool's user interface is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum McpAppDisplayMode {
    /// Within the conversation.
    Inline,
    /// In place of it.
    Fullscreen,
}

/// A call of a tool that the client brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct DynamicToolCallItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its arguments.
    pub arguments: Value,
    /// How it stands.
    pub status: DynamicToolCallStatus,
    /// The tool's name.
    pub tool: String,
    /// What it returned.
    pub content_items: Option<Vec<DynamicToolCallOutputContentItem>>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<i64>,
    /// The group that the tool belongs to.
    pub namespace: Option<String>,
    /// Whether it did what it should.
    pub success: Option<bool>,
}

/// How a call of a client's tool stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum DynamicToolCallStatus {
    /// It runs.
    InProgress,
    /// It returned.
    Completed,
    /// It failed.
    Failed,
}

/// A part of what a client's tool returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DynamicToolCallOutputContentItem {
    /// Text.
    InputText {
        /// The text.
        text: String,
    },
    /// An image.
    InputImage {
        /// Its address; `data:` URLs carry it themselves.
        image_url: String,
    },
    /// A recording.
    InputAudio {
        /// Its address; `data:` URLs carry it themselves.
        audio_url: String,
    },
}

/// A web search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct WebSearchItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// What was searched for.
    pub query: String,
    /// What was done.
    pub action: Option<WebSearchAction>,
    /// What was found, as the provider tells it.
    pub results: Option<Vec<Value>>,
}

/// What a web search did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum WebSearchAction {
    /// It searched.
    Search {
        /// All the queries, if there were several.
        queries: Option<Vec<String>>,
        /// The query.
        query: Option<String>,
    },
    /// It opened a page.
    OpenPage {
        /// The page.
        url: Option<String>,
    },
    /// It searched a page.
    FindInPage {
        /// What for.
        pattern: Option<String>,
        /// The page.
        url: Option<String>,
    },
    /// Anything else.
    Other,
}

/// An image that the model made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub struct ImageGenerationItem {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: ItemId,
    /// How it stands, as the provider calls it.
    pub status: String,
    /// Why there is no image.
    pub failure: Option<ImageGenerationFailure>,
    /// Its id with the provider.
    pub generation_id: Option<String>,
    /// The images it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub input_images: Vec<ImageGenerationInputImage>,
    /// The prompt as the provider rewrote it.
    pub revised_prompt: Option<String>,
    /// Where the server keeps it.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::path::optional"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::AbsolutePathBuf>"))]
    pub saved_path: Option<AbsPath>,
    /// Whether its background is transparent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transparent_background: Option<bool>,
    /// Where the image is.
    #[serde(flatten)]
    pub output: ImageGenerationOutput,
}

/// Where a generated image is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ImageGenerationOutput {
    /// Kept by the provider under an id.
    FileId {
        /// The id.
        #[serde(rename = "fileId")]
        file_id: String,
    },
    /// Given in place.
    Result {
        /// The image, base64.
        result: String,
    },
}

/// Why an image was not made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ImageGenerationFailure {
    /// The allowance is used up.
    UsageLimitExceeded {
        /// Which one.
        limit_id: String,
        /// When it starts anew, in seconds since the Unix epoch.
        resets_at: Option<i64>,
    },
}

/// An image that another was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ImageGenerationInputImage {
    /// Its file.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub path: AbsPath,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}
