//! A thread on its way from one store to another.

use turnhost_thread::{Append, ThreadRecord};

use crate::filing::AttachmentRecord;

/// Everything that is stored of a thread.
#[derive(Clone, Debug)]
pub struct ThreadDump {
    /// Its record.
    pub record: ThreadRecord,
    /// Its turns, items, documents and what the model was sent, in the order in which they came.
    pub entries: Vec<Append>,
    /// Attachments of clients to it, oldest first.
    pub attachments: Vec<AttachmentRecord>,
}
