//! What a client hears without having asked.

use std::sync::Arc;

use serde_json::value::RawValue;
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{ServerNotification, ServerRequest};

use crate::queue::LocalQueue;

/// Something that the server sent, or the end of the connection.
#[derive(Clone, Debug)]
pub enum Event {
    /// A notification that this version knows.
    Notification(Arc<ServerNotification>),
    /// A notification of a later or other server: to be ignored or shown raw.
    Unknown {
        /// Its name on the wire.
        method: String,
        /// Its payload; `null` if it had none.
        params: Arc<RawValue>,
    },
    /// A question that waits for [`crate::Client::respond`] or
    /// [`crate::Client::refuse`] with this id.
    Request {
        /// Names the question in the answer.
        id: RequestId,
        /// The question.
        request: ServerRequest,
    },
    /// The connection has ended; no event comes after it.
    Disconnected {
        /// Who ended it and why, for people.
        reason: Arc<str>,
    },
}

/// The stream of a client's events, in the order in which the server sent them.
///
/// Dropping it refuses the server's questions from then on.
#[derive(Debug)]
pub struct Events {
    pub(crate) queue: Arc<LocalQueue<Event>>,
}

impl Events {
    /// The next event; `None` after [`Event::Disconnected`]. Cancellation safe.
    pub async fn next(&mut self) -> Option<Event> {
        self.queue.pop().await
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.queue.close();
    }
}
