//! Things that are attached to threads.

use serde::Serialize;
use serde_json::Value;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// Something that clients attached to a thread; its type and key together name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachment {
    /// Its id, a UUID the server made.
    pub id: String,
    /// Its type, a word of the client's; not empty.
    pub attachment_type: String,
    /// When it was attached, in seconds since the Unix epoch.
    pub created_at: i64,
    /// Its key among attachments of its type, a word of the client's.
    pub identity_key: String,
    /// Any JSON the client stored with it.
    pub payload: Value,
}

/// What came of `thread/attachment/add`.
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
    /// Whether it is a new one.
    pub outcome: ThreadAttachmentAddOutcome,
}

params! {
    /// Params of `thread/attachment/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadAttachmentListParams {
        /// The thread.
        pub thread_id: String,
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/attachment/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentListResponse {
    /// The thread's attachments.
    pub data: Vec<ThreadAttachment>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

params! {
    /// Params of `thread/attachment/remove`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadAttachmentRemoveParams {
        /// The thread.
        pub thread_id: String,
        /// The attachment's type; must not be empty.
        pub attachment_type: String,
        /// Its key.
        pub identity_key: String,
    }
}

/// Answer to `thread/attachment/remove`; the same if there was nothing to remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadAttachmentRemoveResponse {}

/// Payload of `thread/attachment/updated`, sent to every connection when a thread gets or loses an
/// attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The attachment's id.
    pub attachment_id: String,
    /// Its type.
    pub attachment_type: String,
    /// Its key.
    pub identity_key: String,
    /// What happened to it.
    pub operation: ThreadAttachmentOperation,
}

/// What happened to an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadAttachmentOperation {
    /// It was attached.
    Created,
    /// It was taken off.
    Deleted,
}

/// A thread that has a certain attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentOwner {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// Whether the thread is archived.
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub archived: Option<bool>,
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/attachmentOwner/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadAttachmentOwnerListResponse {
    /// The threads that have the attachment.
    pub data: Vec<ThreadAttachmentOwner>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}
