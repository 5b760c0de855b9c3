//! Types of `feedback/upload`.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `feedback/upload`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct FeedbackUploadParams {
        /// The kind of feedback, such as `bug`.
        pub classification: String,
        /// The user's input.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The thread that it is about, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// True if the server's logs are sent along. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_logs: bool,
        /// Paths of further files to send along. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub extra_log_files: Option<Vec<String>>,
        /// Further labels, by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tags: Option<IndexMap<String, String>>,
    }
}

/// Answer to `feedback/upload`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FeedbackUploadResponse {
    /// The thread that it is about, or an id made up for want of one.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// A fingerprint of the prompt, if there is one.
    pub prompt_hash: Option<String>,
}
