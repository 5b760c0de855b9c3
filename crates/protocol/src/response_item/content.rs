//! Contents of items of the Responses API.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::Record;
use crate::word::Word;
use crate::{ImageDetail, ReasoningEffort};

/// A part of a message as models exchange it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ContentItem {
    /// Text for the model.
    InputText {
        /// The text.
        text: String,
    },
    /// An image for the model.
    InputImage {
        /// Its location.
        #[serde(flatten)]
        source: ModelImage,
        /// The level of detail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        detail: Option<ImageDetail>,
    },
    /// A recording for the model.
    InputAudio {
        /// Its location.
        #[serde(flatten)]
        source: ModelAudio,
    },
    /// Text by the model.
    OutputText {
        /// The text.
        text: String,
        /// The provider's annotations of places in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        annotations: Option<Vec<Value>>,
        /// Likelihoods of its tokens.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        logprobs: Option<Vec<Value>>,
    },
}

/// Source of images for a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ModelImage {
    /// By address.
    Url {
        /// A URL; `data:` URLs carry the content themselves.
        image_url: String,
    },
    /// By an id that the provider gave to an uploaded file.
    FileId {
        /// The id.
        file_id: String,
    },
}

/// Source of recordings for a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ModelAudio {
    /// By address.
    Url {
        /// A URL; `data:` URLs carry the content themselves.
        audio_url: String,
    },
    /// By an id that the provider gave to an uploaded file.
    FileId {
        /// The id.
        file_id: String,
    },
}

/// A part of a message between agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AgentMessageInputContent {
    /// Text.
    InputText {
        /// The text.
        text: String,
    },
    /// Something that only the provider can read.
    EncryptedContent {
        /// It, to be sent back as it is.
        encrypted_content: String,
    },
}

/// A part of a model's raw thoughts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ReasoningItemContent {
    /// Thoughts.
    ReasoningText {
        /// The text.
        text: String,
    },
    /// Text.
    Text {
        /// The text.
        text: String,
    },
}

/// A part of a summary of thoughts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ReasoningItemReasoningSummary {
    /// Text.
    SummaryText {
        /// The text.
        text: String,
    },
}

/// A tool's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum FunctionCallOutputBody {
    /// One text.
    Text(String),
    /// Several parts, such as images.
    Content(Vec<FunctionCallOutputContentItem>),
}

impl From<String> for FunctionCallOutputBody {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Default for FunctionCallOutputBody {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// A part of what a tool returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FunctionCallOutputContentItem {
    /// Text.
    InputText {
        /// The text.
        text: String,
    },
    /// An image.
    InputImage {
        /// Its location.
        #[serde(flatten)]
        source: ModelImage,
        /// The level of detail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        detail: Option<ImageDetail>,
    },
    /// A recording.
    InputAudio {
        /// Its location.
        #[serde(flatten)]
        source: ModelAudio,
    },
    /// Something that only the provider can read.
    EncryptedContent {
        /// It, to be sent back as it is.
        encrypted_content: String,
    },
}

/// A call of the provider's shell tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum LocalShellAction {
    /// Run a command.
    Exec {
        /// Program and arguments.
        command: Vec<String>,
        /// Variables on top of the environment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        env: Option<IndexMap<String, String>>,
        /// Its timeout, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        timeout_ms: Option<u64>,
        /// The user to run it as.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user: Option<String>,
        /// The directory to run it in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        working_directory: Option<String>,
    },
}

/// Progress of a call of the shell tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "snake_case")]
pub enum LocalShellStatus {
    /// It is whole.
    #[default]
    Completed,
    /// It is still being written.
    InProgress,
    /// It was cut short.
    Incomplete,
}

/// The action of a provider's web search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ResponsesApiWebSearchAction {
    /// It searched.
    Search {
        /// All the queries, if there were several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        queries: Option<Vec<String>>,
        /// The query.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        query: Option<String>,
    },
    /// It opened a page.
    OpenPage {
        /// The page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url: Option<String>,
    },
    /// It searched a page.
    FindInPage {
        /// The purpose.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pattern: Option<String>,
        /// The page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url: Option<String>,
    },
    /// Anything else.
    Other,
}

/// The model's reasoning settings from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConfigurationReasoning {
    /// The effort.
    pub effort: ReasoningEffort,
}

/// Metadata that providers of this protocol family pass along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct InternalChatMessageMetadataPassthrough {
    /// The turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn_id: Option<String>,
}
