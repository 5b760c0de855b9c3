//! Messages on their way to connections: typed where they are born, encoded at most once.

use std::io;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde_json::Serializer;
use turnhost_protocol::{Delivery, ServerNotification, ServerRequest};

/// Bytes that a message without text counts for: a small notification with its envelope.
const SMALL_MESSAGE_BYTES: usize = 512;

/// The content of a message.
#[derive(Clone, Debug)]
pub enum EnvelopeBody {
    /// A notification.
    Notification {
        /// The notification itself.
        notification: Arc<ServerNotification>,
        /// When it was published, in Unix milliseconds.
        emitted_at_ms: i64,
        /// Its sequence number within its thread, if a thread published it.
        seq: Option<u64>,
    },
    /// A request to the client.
    Request {
        /// The id to answer with.
        number: i64,
        /// The request itself.
        request: Box<ServerRequest>,
    },
}

/// One message, shared by all connections that get it.
#[derive(Debug)]
pub struct Envelope {
    body: EnvelopeBody,
    held_bytes: usize,
    encoded: OnceLock<Bytes>,
}

impl Envelope {
    /// Wraps a body that is not encoded yet.
    pub fn new(body: EnvelopeBody) -> Arc<Self> {
        let held_bytes = held_bytes(&body);
        Arc::new(Self { body, held_bytes, encoded: OnceLock::new() })
    }

    /// Wraps a notification that has no sequence number.
    pub fn notification(notification: ServerNotification, emitted_at_ms: i64) -> Arc<Self> {
        let notification = Arc::new(notification);
        Self::new(EnvelopeBody::Notification { notification, emitted_at_ms, seq: None })
    }

    /// Returns the content.
    pub fn body(&self) -> &EnvelopeBody {
        &self.body
    }

    /// Returns the sequence number within its thread.
    pub fn seq(&self) -> Option<u64> {
        match &self.body {
            EnvelopeBody::Notification { seq, .. } => *seq,
            EnvelopeBody::Request { .. } => None,
        }
    }

    /// Returns the size that it counts for where memory is bounded.
    pub fn held_bytes(&self) -> usize {
        self.held_bytes
    }

    /// Returns the encoded message; the first connection that needs it runs `encode`.
    pub fn encoded(&self, encode: impl FnOnce(&EnvelopeBody) -> Bytes) -> &Bytes {
        self.encoded.get_or_init(|| encode(&self.body))
    }
}

/// Estimates the size of a message by its text, which counts once although it may be held as a
/// value and encoded.
fn held_bytes(body: &EnvelopeBody) -> usize {
    let text = match body {
        EnvelopeBody::Request { request, .. } => counted(|out| request.serialize_params(out)),
        // Kinds that stream know the length of their text; the others are rare and may be large.
        EnvelopeBody::Notification { notification, .. } => match notification.text_bytes() {
            0 if notification.delivery() == Delivery::Must => {
                counted(|out| notification.serialize_params(out))
            }
            text => text,
        },
    };
    SMALL_MESSAGE_BYTES + text
}

/// Counts the bytes that `write` produces, without keeping them.
fn counted(write: impl FnOnce(&mut Serializer<Count>) -> serde_json::Result<()>) -> usize {
    let mut serializer = Serializer::new(Count(0));
    // A value that cannot be encoded takes no room.
    let _unencodable = write(&mut serializer);
    serializer.into_inner().0
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
