//! Parts that all methods share which write the configuration.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::ConfigLayerMetadata;
use crate::record::Record;
use crate::word::Word;

/// The change to the value that a key has when another is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum MergeStrategy {
    /// The new value takes its place.
    Replace,
    /// Tables are merged key by key; any other value is replaced.
    Upsert,
}

/// Answer to `config/value/write` and `config/batchWrite`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConfigWriteResponse {
    /// The file that was written.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub file_path: AbsPath,
    /// Says if the new value is in force.
    pub status: WriteStatus,
    /// The file's new fingerprint: `sha256:` and 64 hexadecimal digits.
    pub version: String,
    /// The layer that overrides the new value; `None` if it is in force.
    pub overridden_metadata: Option<OverriddenMetadata>,
}

/// Says if a value that was written is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum WriteStatus {
    /// It is.
    Ok,
    /// It is in the file, but a stronger layer sets another.
    OkOverridden,
}

/// The setting that overrides a value that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct OverriddenMetadata {
    /// The value that is in force.
    pub effective_value: Value,
    /// An explanation for people.
    pub message: String,
    /// The layer that is stronger.
    pub overriding_layer: ConfigLayerMetadata,
}
