//! Types of `config/batchWrite`.

use serde::Serialize;
use serde_json::Value;

use crate::MergeStrategy;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `config/batchWrite`. All edits are made or none; an empty list is fine.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigBatchWriteParams {
        /// The edits, made in this order.
        pub edits: Vec<ConfigEdit>,
        /// The file to change. Only the user's configuration file can be, and it is the default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub file_path: Option<String>,
        /// The version the file must still have, as last read; otherwise nothing is written. Not
        /// checked by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub expected_version: Option<String>,
        /// Accepted, with no effect: threads that start later have the new configuration, loaded ones
        /// keep their settings.
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
    /// The change to the value that is there.
    pub merge_strategy: MergeStrategy,
    /// The new value; null removes the key.
    pub value: Value,
}
