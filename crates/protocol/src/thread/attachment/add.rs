//! Types of `thread/attachment/add`.

use serde::Serialize;
use serde_json::Value;

use crate::ThreadAttachment;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// The outcome of `thread/attachment/add`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadAttachmentAddOutcome {
    /// It was attached.
    Created,
    /// The thread had one with this type and key already, which stays as it was.
    Existing,
}

params! {
    /// Params of `thread/attachment/add`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadAttachmentAddParams {
        /// The thread; it must have had a user message.
        pub thread_id: String,
        /// Its type; must not be empty.
        pub attachment_type: String,
        /// Its key among attachments of its type.
        pub identity_key: String,
        /// Any JSON to store with it; ignored if the thread has one with this type and key.
        pub payload: Value,
    }
}

/// Answer to `thread/attachment/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadAttachmentAddResponse {
    /// The attachment as it is stored.
    pub attachment: ThreadAttachment,
    /// Says if it is a new one.
    pub outcome: ThreadAttachmentAddOutcome,
}
