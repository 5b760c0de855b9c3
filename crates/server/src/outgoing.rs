//! Messages on their way to clients: typed where they are born, bytes at most once.

use std::io;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde::{Serialize, Serializer};
use turnhost_protocol::{Delivery, ServerNotification, ServerRequest};
use turnhost_transport::Message;

/// What a message of unknown content counts for in an outbox: a small notification with its envelope.
const SMALL_MESSAGE_BYTES: usize = 512;

/// One message to one or many connections. Cloning copies a pointer.
#[derive(Clone, Debug)]
pub struct Outgoing {
    shared: Arc<Shared>,
    /// Whether this connection gets the number too.
    numbered: bool,
}

#[derive(Debug)]
struct Shared {
    body: Body,
    /// What it holds, or will once it is encoded.
    bytes: usize,
    encoded: OnceLock<Bytes>,
}

/// What a message says. An in-process client takes it as it is.
#[derive(Clone, Debug)]
pub enum Body {
    /// Something happened.
    Notification {
        /// What.
        notification: Arc<ServerNotification>,
        /// When it was told, in Unix milliseconds.
        emitted_at_ms: i64,
        /// Its place among what its thread told, if it is about what happens in one.
        seq: Option<u64>,
    },
    /// Something is asked of the client.
    Request {
        /// The id to answer with.
        number: i64,
        /// What.
        request: Box<ServerRequest>,
    },
    /// The answer to a request of this connection, encoded.
    Response(Bytes),
}

impl Outgoing {
    /// A message that has not been encoded yet, unless it is a response.
    pub fn new(body: Body) -> Self {
        let bytes = held_bytes(&body);
        Self { shared: Arc::new(Shared { body, bytes, encoded: OnceLock::new() }), numbered: false }
    }

    /// The same for a connection that gets numbers.
    pub(crate) fn numbered(&self) -> Self {
        Self { numbered: true, ..self.clone() }
    }

    /// Its place among what its thread told.
    pub(crate) fn seq(&self) -> Option<u64> {
        match &self.shared.body {
            Body::Notification { seq, .. } => *seq,
            Body::Request { .. } | Body::Response(_) => None,
        }
    }

    /// What it says.
    pub fn body(&self) -> &Body {
        &self.shared.body
    }

    /// The notification's method, for opt-outs; `None` for requests and responses.
    pub(crate) fn notification_method(&self) -> Option<&'static str> {
        match &self.shared.body {
            Body::Notification { notification, .. } => Some(notification.method()),
            Body::Request { .. } | Body::Response(_) => None,
        }
    }
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

fn encode(body: &Body) -> Bytes {
    let mut buf = Vec::with_capacity(SMALL_MESSAGE_BYTES);
    let result = match body {
        Body::Response(bytes) => return bytes.clone(),
        Body::Notification { notification, emitted_at_ms, .. } => {
            turnhost_jsonrpc::write_notification(
                &mut buf,
                notification.method(),
                &Params(&**notification),
                *emitted_at_ms,
            )
        }
        Body::Request { number, request } => turnhost_jsonrpc::write_request(
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

/// What a message holds in memory, typed and encoded.
fn held_bytes(body: &Body) -> usize {
    match body {
        Body::Response(bytes) => bytes.len(),
        Body::Request { request, .. } => SMALL_MESSAGE_BYTES + 2 * encoded_bytes(&**request),
        Body::Notification { notification, .. } => {
            // Kinds that stream know the length of their text; the others are rare and may be large.
            let text = match notification.text_bytes() {
                0 if notification.delivery() == Delivery::Must => encoded_bytes(&**notification),
                text => text,
            };
            SMALL_MESSAGE_BYTES + 2 * text
        }
    }
}

/// How long the params would be, without writing them anywhere.
fn encoded_bytes<T>(payload: &T) -> usize
where
    for<'a> Params<'a, T>: Serialize,
{
    let mut count = Count(0);
    // One that cannot be encoded takes no room.
    let _ = serde_json::to_writer(&mut count, &Params(payload));
    count.0
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

impl Message for Outgoing {
    fn encode(&self) -> Bytes {
        let encoded = self.shared.encoded.get_or_init(|| encode(&self.shared.body));
        match self.seq().filter(|_| self.numbered) {
            None => encoded.clone(),
            Some(seq) => {
                let mut buf = Vec::with_capacity(encoded.len() + turnhost_jsonrpc::SEQ_BYTES);
                turnhost_jsonrpc::append_seq(&mut buf, encoded, seq);
                buf.into()
            }
        }
    }

    fn size_hint(&self) -> usize {
        self.shared.bytes
    }

    fn is_answer(&self) -> bool {
        matches!(self.shared.body, Body::Response(_))
    }

    fn is_ordered(&self) -> bool {
        self.numbered
    }

    fn merges(&self) -> bool {
        match &self.shared.body {
            Body::Notification { notification, .. } => notification.delivery() == Delivery::Merge,
            Body::Request { .. } | Body::Response(_) => false,
        }
    }

    fn merge(&self, next: &Self) -> Option<Self> {
        let (
            Body::Notification { notification: first, .. },
            Body::Notification { notification, emitted_at_ms, seq },
        ) = (&self.shared.body, &next.shared.body)
        else {
            return None;
        };
        if !first.joins(notification) {
            return None;
        }
        let mut joined = (**first).clone();
        joined.absorb(notification);
        let notification = Arc::new(joined);
        let joined = Body::Notification { notification, emitted_at_ms: *emitted_at_ms, seq: *seq };
        Some(Self { numbered: self.numbered, ..Self::new(joined) })
    }
}
