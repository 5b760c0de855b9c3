//! Messages on their way to clients: typed where they are born, bytes at most once.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde::{Serialize, Serializer};
use turnhost_protocol::{Delivery, ServerNotification, ServerRequest};
use turnhost_transport::Message;

/// What a message of unknown content counts for in an outbox: a small notification with its envelope.
const SMALL_MESSAGE_BYTES: usize = 512;

/// One message to one or many connections. Cloning copies a pointer.
#[derive(Clone, Debug)]
pub struct Outgoing(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    body: Body,
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
        Self(Arc::new(Shared { body, encoded: OnceLock::new() }))
    }

    /// What it says.
    pub fn body(&self) -> &Body {
        &self.0.body
    }

    /// The notification's method, for opt-outs; `None` for requests and responses.
    pub(crate) fn notification_method(&self) -> Option<&'static str> {
        match &self.0.body {
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
        Body::Notification { notification, emitted_at_ms } => turnhost_jsonrpc::write_notification(
            &mut buf,
            notification.method(),
            &Params(&**notification),
            *emitted_at_ms,
        ),
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

impl Message for Outgoing {
    fn encode(&self) -> Bytes {
        self.0.encoded.get_or_init(|| encode(&self.0.body)).clone()
    }

    fn size_hint(&self) -> usize {
        if let Some(encoded) = self.0.encoded.get() {
            return encoded.len();
        }
        match &self.0.body {
            Body::Response(bytes) => bytes.len(),
            Body::Request { .. } => SMALL_MESSAGE_BYTES,
            Body::Notification { notification, .. } => {
                SMALL_MESSAGE_BYTES + notification.text_bytes()
            }
        }
    }

    fn merges(&self) -> bool {
        match &self.0.body {
            Body::Notification { notification, .. } => notification.delivery() == Delivery::Merge,
            Body::Request { .. } | Body::Response(_) => false,
        }
    }

    fn merge(&self, next: &Self) -> Option<Self> {
        let (
            Body::Notification { notification: first, .. },
            Body::Notification { notification, emitted_at_ms },
        ) = (&self.0.body, &next.0.body)
        else {
            return None;
        };
        if !first.joins(notification) {
            return None;
        }
        let mut joined = (**first).clone();
        joined.absorb(notification);
        let notification = Arc::new(joined);
        Some(Self::new(Body::Notification { notification, emitted_at_ms: *emitted_at_ms }))
    }
}
