//! Types of `feedback/save`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `feedback/save`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct FeedbackSaveParams {
        /// What kind of feedback it is, such as `bug`.
        pub classification: String,
        /// Where to write the bundle; an absolute path on the server's machine.
        #[schemars(with = "crate::schema::LegacyAppPathString")]
        pub save_path: String,
        /// Paths of further files to put in. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub extra_log_files: Option<Vec<String>>,
        /// Whether the server's logs are put in. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_logs: bool,
        /// What the user says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// Further labels, by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tags: Option<IndexMap<String, String>>,
        /// The thread that it is about, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
    }
}

/// Answer to `feedback/save`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FeedbackSaveResponse {
    /// The thread that it is about, or a made-up id that begins with `no-active-thread-`.
    pub thread_id: String,
    /// Where the bundle was written.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub saved_path: String,
    /// A fingerprint of the prompt, if there is one.
    pub prompt_hash: Option<String>,
}
