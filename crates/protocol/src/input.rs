//! Input of a turn: text, images, mentions.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::word::Word;

/// A part of what the user says to start or steer a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum UserInput {
    /// Text.
    Text {
        /// The text.
        text: String,
        /// Stretches of it that stand for something else.
        #[serde(default)]
        text_elements: Vec<TextElement>,
    },
    /// An image.
    Image {
        /// Its location.
        #[serde(flatten)]
        source: MediaSource,
        /// The level of detail.
        #[serde(default)]
        detail: Option<ImageDetail>,
    },
    /// An image file on the server's machine.
    LocalImage {
        /// Its path.
        path: String,
        /// The level of detail.
        #[serde(default)]
        detail: Option<ImageDetail>,
    },
    /// A recording.
    Audio {
        /// Its location.
        #[serde(flatten)]
        source: MediaSource,
    },
    /// A recording's file on the server's machine.
    LocalAudio {
        /// Its path.
        path: String,
    },
    /// A skill to be used.
    Skill {
        /// Its name.
        name: String,
        /// Its file.
        path: String,
    },
    /// A file or app that is spoken of.
    Mention {
        /// The user's name for it.
        name: String,
        /// Its path or URI.
        path: String,
    },
}

/// Location of the content of an attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum MediaSource {
    /// By address.
    Url {
        /// A URL; `data:` URLs carry the content themselves.
        url: String,
    },
    /// By an id that the provider gave to an uploaded file.
    FileId {
        /// The id.
        #[serde(rename = "fileId")]
        file_id: String,
    },
}

/// The resolution at which a model sees an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ImageDetail {
    /// As it sees fit.
    Auto,
    /// Roughly.
    Low,
    /// Closely.
    High,
    /// At full resolution.
    Original,
}

/// A stretch of the user's text that stands for something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TextElement {
    /// Which stretch.
    pub byte_range: ByteRange,
    /// The replacement.
    pub placeholder: Option<String>,
}

/// A stretch of a UTF-8 text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy)]
pub struct ByteRange {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
}

/// Context that a client gives the model besides the user's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AdditionalContextEntry {
    /// The trust that the model may put in it.
    pub kind: AdditionalContextKind,
    /// The text.
    pub value: String,
    /// Its name for the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The trust that a model may put in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum AdditionalContextKind {
    /// It may come from anyone.
    Untrusted,
    /// It comes from the client's own program.
    Application,
}
