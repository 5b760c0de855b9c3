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
        /// The place to write the bundle; an absolute path on the server's machine.
        #[schemars(with = "crate::schema::LegacyAppPathString")]
        pub save_path: String,
        /// The kind of feedback, such as `bug`.
        pub classification: String,
        /// The user's input.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The thread that it is about, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// True if the server's logs are put in. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_logs: bool,
        /// Paths of further files to put in. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub extra_log_files: Option<Vec<String>>,
        /// Further labels, by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tags: Option<IndexMap<String, String>>,
    }
}

/// Answer to `feedback/save`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FeedbackSaveResponse {
    /// The thread that it is about, or a made-up id that begins with `no-active-thread-`.
    pub thread_id: String,
    /// The path of the bundle.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub saved_path: String,
    /// A fingerprint of the prompt, if there is one.
    pub prompt_hash: Option<String>,
}
