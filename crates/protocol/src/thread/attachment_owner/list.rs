//! Types of `thread/attachmentOwner/list`.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;

/// A thread that has a certain attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentOwner {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// True if the thread is archived.
    pub archived: bool,
}

params! {
    /// Params of `thread/attachmentOwner/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadAttachmentOwnerListParams {
        /// The attachment's type.
        pub attachment_type: String,
        /// Its key.
        pub identity_key: String,
        /// Only threads that are archived, or only those that are not. Both if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub archived: Option<bool>,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/attachmentOwner/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentOwnerListResponse {
    /// The threads that have the attachment.
    pub data: Vec<ThreadAttachmentOwner>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
