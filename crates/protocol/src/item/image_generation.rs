//! Images that the model makes.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{AbsPath, ItemId};

use crate::record::Record;

/// An image that the model made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub struct ImageGenerationItem {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: ItemId,
    /// Its status, as the provider calls it.
    pub status: String,
    /// The reason why there is no image.
    pub failure: Option<ImageGenerationFailure>,
    /// Its id with the provider.
    pub generation_id: Option<String>,
    /// The images it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub input_images: Vec<ImageGenerationInputImage>,
    /// The prompt as the provider rewrote it.
    pub revised_prompt: Option<String>,
    /// The path of the stored image.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::path::optional"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::AbsolutePathBuf>"))]
    pub saved_path: Option<AbsPath>,
    /// True if its background is transparent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transparent_background: Option<bool>,
    /// Location of the image.
    #[serde(flatten)]
    pub output: ImageGenerationOutput,
}

/// Location of a generated image.
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

/// The reason why an image was not made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ImageGenerationFailure {
    /// The allowance is used up.
    UsageLimitExceeded {
        /// Which one.
        limit_id: String,
        /// The time of the reset, in seconds since the Unix epoch.
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
