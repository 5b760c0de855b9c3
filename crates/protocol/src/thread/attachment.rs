//! Attachments of threads.

mod add;
mod list;
mod remove;

use serde::Serialize;
use serde_json::Value;
use turnhost_base::ThreadId;

use crate::record::Record;
use crate::word::Word;

pub use add::*;
pub use list::*;
pub use remove::*;

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
    /// The event.
    pub operation: ThreadAttachmentOperation,
}

/// Change to an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadAttachmentOperation {
    /// It was attached.
    Created,
    /// It was taken off.
    Deleted,
}
