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
    /// Its result.
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
    /// Its status.
    pub status: DynamicToolCallStatus,
    /// The tool's name.
    pub tool: String,
    /// Its result.
    pub content_items: Option<Vec<DynamicToolCallOutputContentItem>>,
    /// Its duration, in milliseconds.
    pub duration_ms: Option<i64>,
    /// The group that the tool belongs to.
    pub namespace: Option<String>,
    /// True if it did what it should.
    pub success: Option<bool>,
}

/// The status of a call of a client's tool.
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
