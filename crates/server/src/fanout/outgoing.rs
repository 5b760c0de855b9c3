//! Messages on their way to clients: shared and encoded once, or an answer for one client.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use serde::{Serialize, Serializer};
use turnhost_protocol::{MergeKey, ServerNotification, ServerRequest};
use turnhost_threads::{Envelope, EnvelopeBody};
use turnhost_transport::{Class, Mergeable, Message, Reach};

/// Room that a small message needs.
const SMALL_MESSAGE_BYTES: usize = 512;

/// One message to one connection. Cloning copies a pointer.
#[derive(Clone, Debug)]
pub struct Outgoing {
    content: Content,
    numbering: Numbering,
}

/// The content of a message. An in-process client takes it as it is.
#[derive(Clone, Debug)]
pub enum Content {
    /// A notification or a request, shared with other connections.
    Shared(Arc<Envelope>),
    /// A notification for this connection alone, encoded.
    Notification(Bytes),
    /// The answer to a request of this connection, encoded.
    Response(Bytes),
}

/// Selects if a connection gets the sequence numbers of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// It asked for them.
    With,
    /// It did not.
    Without,
}

impl Outgoing {
    /// Makes a message that others get too.
    pub(crate) fn shared(envelope: Arc<Envelope>, numbering: Numbering) -> Self {
        Self { content: Content::Shared(envelope), numbering }
    }

    /// Makes an answer.
    pub(crate) fn response(bytes: Bytes) -> Self {
        Self { content: Content::Response(bytes), numbering: Numbering::Without }
    }

    /// Makes a notification from its text, for this connection alone.
    pub(crate) fn notification_text(bytes: Bytes) -> Self {
        Self { content: Content::Notification(bytes), numbering: Numbering::Without }
    }

    /// Returns what it says.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Returns the sequence number to write, if the connection gets one.
    fn seq(&self) -> Option<u64> {
        match (&self.content, self.numbering) {
            (Content::Shared(envelope), Numbering::With) => envelope.seq(),
            _ => None,
        }
    }

    fn notification(&self) -> Option<&ServerNotification> {
        match &self.content {
            Content::Shared(envelope) => match envelope.body() {
                EnvelopeBody::Notification { notification, .. } => Some(notification),
                EnvelopeBody::Request { .. } => None,
            },
            Content::Notification(_) | Content::Response(_) => None,
        }
    }
}

/// The member that [`with_base64`] fills in. It is in no string, where its quotes would be escaped.
const EMPTY_BASE64: &[u8] = b"\"deltaBase64\":\"\"";

/// Encodes `empty`, whose member `deltaBase64` is empty, with `bytes` in it. `None` if it has none.
///
/// Base64 is written into its place at once: as a value it would be copied and looked through for
/// characters to escape, which takes longer than all the rest of a large piece. The text lies in
/// `room`, whose memory is reused once the text has no other holder.
pub(crate) fn with_base64(
    empty: &ServerNotification,
    emitted_at_ms: i64,
    bytes: &[u8],
    room: &mut BytesMut,
) -> Option<Bytes> {
    let mut around = Vec::with_capacity(SMALL_MESSAGE_BYTES);
    let (method, params) = (empty.method(), Params(empty));
    turnhost_jsonrpc::write_notification(&mut around, method, &params, emitted_at_ms).ok()?;
    let member = around.windows(EMPTY_BASE64.len()).position(|it| it == EMPTY_BASE64)?;
    // Before the closing quote.
    let (before, after) = around.split_at_checked(member + EMPTY_BASE64.len() - 1)?;
    let base64_bytes = base64::encoded_len(bytes.len(), true)?;
    room.clear();
    room.reserve(around.len() + base64_bytes);
    room.extend_from_slice(before);
    room.resize(before.len() + base64_bytes, 0);
    STANDARD.encode_slice(bytes, room.get_mut(before.len()..)?).ok()?;
    room.extend_from_slice(after);
    Some(room.split().freeze())
}

struct Params<'a, T>(&'a T);

impl Serialize for Params<'_, ServerNotification> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_params(serializer)
    }
}

impl Serialize for Params<'_, ServerRequest> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_params(serializer)
    }
}

fn encode(body: &EnvelopeBody) -> Bytes {
    let mut buf = Vec::with_capacity(SMALL_MESSAGE_BYTES);
    let result = match body {
        EnvelopeBody::Notification { notification, emitted_at_ms, .. } => {
            turnhost_jsonrpc::write_notification(
                &mut buf,
                notification.method(),
                &Params(&**notification),
                *emitted_at_ms,
            )
        }
        EnvelopeBody::Request { number, request } => turnhost_jsonrpc::write_request(
            &mut buf,
            &turnhost_jsonrpc::RequestId::Integer(*number),
            request.method(),
            Some(&Params(&**request)),
        ),
    };
    if let Err(error) = result {
        // Wire types are plain data; this is a bug in one of them.
        tracing::error!(err = %error, "a message could not be encoded");
        buf.clear();
    }
    Bytes::from(buf)
}

impl Message for Outgoing {
    fn encode(self) -> Bytes {
        let seq = self.seq();
        let envelope = match self.content {
            Content::Notification(bytes) | Content::Response(bytes) => return bytes,
            Content::Shared(envelope) => envelope,
        };
        let encoded = envelope.encoded(encode);
        match seq {
            None => encoded.clone(),
            Some(seq) => {
                let mut buf = Vec::with_capacity(encoded.len() + turnhost_jsonrpc::SEQ_BYTES);
                turnhost_jsonrpc::append_seq(&mut buf, encoded, seq);
                buf.into()
            }
        }
    }
}

impl Mergeable for Outgoing {
    type Key<'a> = MergeKey<'a>;

    fn bytes(&self) -> usize {
        match &self.content {
            Content::Shared(envelope) => envelope.held_bytes(),
            Content::Notification(bytes) | Content::Response(bytes) => bytes.len(),
        }
    }

    fn merge_key(&self) -> Option<MergeKey<'_>> {
        self.notification()?.merge_key()
    }

    fn absorb(&mut self, next: Self) {
        let (Some(first), Content::Shared(envelope)) = (self.notification(), &next.content) else {
            return;
        };
        let EnvelopeBody::Notification { notification, emitted_at_ms, seq } = envelope.body()
        else {
            return;
        };
        let mut joined = first.clone();
        joined.absorb(notification);
        let notification = Arc::new(joined);
        let (emitted_at_ms, seq) = (*emitted_at_ms, *seq);
        let joined = Envelope::new(EnvelopeBody::Notification { notification, emitted_at_ms, seq });
        *self = Self::shared(joined, self.numbering);
    }

    fn class(&self) -> Class {
        match self.content {
            Content::Response(_) => Class::Answer,
            Content::Shared(_) | Content::Notification(_) => Class::Event,
        }
    }

    fn reach(&self) -> Reach {
        match self.numbering {
            Numbering::With => Reach::Last,
            Numbering::Without => Reach::Near,
        }
    }
}
