//! Calls of a client's own tools.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::ItemId;

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
