//! Items as the Responses API has them.

mod content;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::MessagePhase;
use crate::record::Record;

pub use content::*;

/// One item of the Responses API: what a model is sent and what it says.
///
/// Options that are unset are left out, as providers expect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ResponseItem {
    /// Further tools on offer.
    AdditionalTools(AdditionalTools),
    /// A message by anyone.
    Message(ResponseMessage),
    /// A message between agents.
    AgentMessage(ResponseAgentMessage),
    /// The model's reasoning.
    Reasoning(ResponseReasoning),
    /// A call of the provider's shell tool.
    LocalShellCall(LocalShellCall),
    /// A call of a tool with JSON arguments.
    FunctionCall(FunctionCall),
    /// A search for tools.
    ToolSearchCall(ToolSearchCall),
    /// The output of a `FunctionCall`.
    FunctionCallOutput(FunctionCallOutput),
    /// A call of a tool with free-form input.
    CustomToolCall(CustomToolCall),
    /// The output of a `CustomToolCall`.
    CustomToolCallOutput(CustomToolCallOutput),
    /// The tools that a `ToolSearchCall` found.
    ToolSearchOutput(ToolSearchOutput),
    /// A web search that the provider ran.
    WebSearchCall(WebSearchCall),
    /// An image that the provider made.
    ImageGenerationCall(ImageGenerationCall),
    /// A history shortened by the provider.
    Compaction(Compaction),
    /// A change of settings from here on.
    ConfigurationUpdate(ConfigurationUpdate),
    /// Asks the provider to shorten the history.
    CompactionTrigger {},
    /// A place where the history was shortened.
    ContextCompaction(ContextCompaction),
    /// A type that this version does not know, whole, with its `type`.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::OtherItem"))]
    Other(Map<String, Value>),
}

impl ResponseItem {
    /// Reads an item of a type that this version knows; `None` for others. Fails with the parser's words
    /// if it lacks what its type needs, where reading it as [`ResponseItem`] would take it for one of
    /// an unknown type.
    pub fn known(item: &Value) -> Result<Option<Self>, String> {
        macro_rules! read {
            ($kind:expr, $($word:literal => $variant:ident($payload:ty),)*) => {
                match $kind {
                    $($word => <$payload>::deserialize(item).map(Self::$variant),)*
                    _ => match Self::deserialize(item) {
                        Ok(Self::Other(_)) => return Ok(None),
                        read => read,
                    },
                }
            };
        }
        let kind = item.get("type").and_then(Value::as_str).unwrap_or_default();
        let read = read!(kind,
            "additional_tools" => AdditionalTools(AdditionalTools),
            "message" => Message(ResponseMessage),
            "agent_message" => AgentMessage(ResponseAgentMessage),
            "reasoning" => Reasoning(ResponseReasoning),
            "local_shell_call" => LocalShellCall(LocalShellCall),
            "function_call" => FunctionCall(FunctionCall),
            "tool_search_call" => ToolSearchCall(ToolSearchCall),
            "function_call_output" => FunctionCallOutput(FunctionCallOutput),
            "custom_tool_call" => CustomToolCall(CustomToolCall),
            "custom_tool_call_output" => CustomToolCallOutput(CustomToolCallOutput),
            "tool_search_output" => ToolSearchOutput(ToolSearchOutput),
            "web_search_call" => WebSearchCall(WebSearchCall),
            "image_generation_call" => ImageGenerationCall(ImageGenerationCall),
            "compaction" => Compaction(Compaction),
            "configuration_update" => ConfigurationUpdate(ConfigurationUpdate),
            "context_compaction" => ContextCompaction(ContextCompaction),
        );
        read.map(Some).map_err(|error| error.to_string())
    }
}

/// A message by anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ResponseMessage {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its role: `user`, `assistant`, `developer` or `system`.
    pub role: String,
    /// Its parts.
    pub content: Vec<ContentItem>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// Says if it is said on the way or is the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<MessagePhase>,
    /// Its progress, as the provider calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// A message between agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ResponseAgentMessage {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The speaker.
    pub author: String,
    /// Its parts.
    pub content: Vec<AgentMessageInputContent>,
    /// Its addressee.
    pub recipient: String,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// The model's reasoning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ResponseReasoning {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The parts of a summary.
    pub summary: Vec<ReasoningItemReasoningSummary>,
    /// Its raw thoughts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<ReasoningItemContent>>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// A call of a tool with JSON arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct FunctionCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The arguments: JSON as text.
    pub arguments: String,
    /// Joins a call with its output.
    pub call_id: String,
    /// The tool.
    pub name: String,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Arguments that only the provider can read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_function_args: Option<Vec<String>>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// The group that the tool belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Its progress, as the provider calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// The output of a [`FunctionCall`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct FunctionCallOutput {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The tool's result.
    pub output: FunctionCallOutputBody,
    /// Joins a call with its output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// The tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The group that the tool belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
}

/// A call of a tool with free-form input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct CustomToolCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Joins a call with its output.
    pub call_id: String,
    /// The input.
    pub input: String,
    /// The tool.
    pub name: String,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// The group that the tool belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Its progress, as the provider calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// The output of a [`CustomToolCall`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct CustomToolCallOutput {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Joins a call with its output.
    pub call_id: String,
    /// The tool's result.
    pub output: FunctionCallOutputBody,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// The tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A call of the provider's shell tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct LocalShellCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The action.
    pub action: LocalShellAction,
    /// Its progress.
    pub status: LocalShellStatus,
    /// Joins a call with its output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// A web search that the provider ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct WebSearchCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<ResponsesApiWebSearchAction>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// Its progress, as the provider calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// A search for tools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ToolSearchCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The query.
    pub arguments: Value,
    /// The side that runs the search: `client` or `server`.
    pub execution: String,
    /// Joins a call with its output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// Its progress, as the provider calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// The tools that a [`ToolSearchCall`] found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ToolSearchOutput {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The side that ran the search: `client` or `server`.
    pub execution: String,
    /// Its progress, as the provider calls it.
    pub status: String,
    /// Their definitions.
    pub tools: Vec<Value>,
    /// Joins a call with its output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// An image that the provider made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ImageGenerationCall {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The image, base64.
    pub result: String,
    /// Its progress, as the provider calls it.
    pub status: String,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
    /// The prompt as the provider rewrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised_prompt: Option<String>,
}

/// Further tools on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct AdditionalTools {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The organisation that offers them.
    pub role: String,
    /// Their definitions.
    pub tools: Vec<Value>,
}

/// A history shortened by the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct Compaction {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Content that only the provider can read, to be sent back as it is.
    pub encrypted_content: String,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// A place where the history was shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(inline)]
pub struct ContextCompaction {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Content that only the provider can read, to be sent back as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_content: Option<String>,
    /// Metadata that providers of this protocol family pass along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_chat_message_metadata_passthrough: Option<InternalChatMessageMetadataPassthrough>,
}

/// A change of settings from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ConfigurationUpdate {
    /// The model's reasoning settings.
    pub reasoning: ConfigurationReasoning,
}
