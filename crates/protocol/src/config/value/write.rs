//! Types of `config/value/write`.

use serde::Serialize;
use serde_json::Value;

use crate::MergeStrategy;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `config/value/write`. The change counts for threads that start later.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigValueWriteParams {
        /// The key, with dots between its parts; must not be empty.
        pub key_path: String,
        /// The new value; null removes the key.
        pub value: Value,
        /// The change to the value that is there.
        pub merge_strategy: MergeStrategy,
        /// The file to change. Only the user's configuration file can be, and it is the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file_path: Option<String>,
        /// The version the file must still have, as last read; otherwise nothing is written. Not
        /// checked by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_version: Option<String>,
    }
}
