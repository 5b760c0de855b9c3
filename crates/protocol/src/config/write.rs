//! Changing the configuration.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::ConfigLayerMetadata;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `config/value/write`. The change counts for threads that start later.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigValueWriteParams {
        /// The key, with dots between its parts; must not be empty.
        pub key_path: String,
        /// What happens to the value that is there.
        pub merge_strategy: MergeStrategy,
        /// The new value; null removes the key.
        pub value: Value,
        /// The version the file must still have, as last read; otherwise nothing is written. Not
        /// checked by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_version: Option<String>,
        /// The file to change. Only the user's configuration file can be, and it is the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file_path: Option<String>,
    }
}

params! {
    /// Params of `config/batchWrite`. All edits are made or none; an empty list is fine.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigBatchWriteParams {
        /// The edits, made in this order.
        pub edits: Vec<ConfigEdit>,
        /// The version the file must still have, as last read; otherwise nothing is written. Not
        /// checked by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_version: Option<String>,
        /// The file to change. Only the user's configuration file can be, and it is the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file_path: Option<String>,
        /// Whether loaded threads take the new configuration over. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub reload_user_config: bool,
    }
}

/// A change of one key of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConfigEdit {
    /// The key, with dots between its parts; must not be empty.
    pub key_path: String,
    /// What happens to the value that is there.
    pub merge_strategy: MergeStrategy,
    /// The new value; null removes the key.
    pub value: Value,
}

/// What happens to the value that a key has when another is written.
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
    /// Whether the new value is in force.
    pub status: WriteStatus,
    /// The file's new fingerprint: `sha256:` and 64 hexadecimal digits.
    pub version: String,
    /// What stands in the way of the new value; `None` if it is in force.
    pub overridden_metadata: Option<OverriddenMetadata>,
}

/// Whether a value that was written is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum WriteStatus {
    /// It is.
    Ok,
    /// It is in the file, but a stronger layer sets another.
    OkOverridden,
}

/// What keeps a value that was written from being in force.
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

/// Answer to `config/mcpServer/reload`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct McpServerRefreshResponse {}
