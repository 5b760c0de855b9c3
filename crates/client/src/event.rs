//! Messages that a client gets without having asked, and their listeners.

use std::sync::Arc;

use serde_json::value::RawValue;
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{MergeKey, ServerNotification, ServerRequest};
use turnhost_queue::Mergeable;

use crate::queue::{EventQueue, NotQueued};

/// Bytes that a message of unknown size counts for: a small notification.
const SMALL_EVENT_BYTES: usize = 512;

/// Something that the server sent, or the end of the connection.
#[derive(Clone, Debug)]
pub enum ClientEvent {
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
    /// Events were left out here, since the program was too slow; see
    /// [`crate::WhenBehind::Skip`]. `thread/read` returns what they contained.
    Lagged {
        /// The number of events.
        skipped: u64,
    },
    /// The connection has ended; no event comes after it.
    Disconnected {
        /// The side that ended it and the reason, for people.
        reason: Arc<str>,
        /// The code of the server's close frame, if there was one.
        close_code: Option<u16>,
    },
}

impl Mergeable for ClientEvent {
    type Key<'a> = MergeKey<'a>;

    fn bytes(&self) -> usize {
        SMALL_EVENT_BYTES
            + match self {
                Self::Notification(notification) => notification.text_bytes(),
                Self::Unknown { params, .. } => params.get().len(),
                Self::Request { .. } | Self::Lagged { .. } | Self::Disconnected { .. } => 0,
            }
    }

    fn merge_key(&self) -> Option<MergeKey<'_>> {
        match self {
            Self::Notification(notification) => notification.merge_key(),
            Self::Unknown { .. }
            | Self::Request { .. }
            | Self::Lagged { .. }
            | Self::Disconnected { .. } => None,
        }
    }

    fn absorb(&mut self, next: Self) {
        if let (Self::Notification(waiting), Self::Notification(next)) = (self, next) {
            Arc::make_mut(waiting).absorb(&next);
        }
    }
}

/// A listener to all that a link brings, in the order in which it came.
///
/// It is called by the task that reads the link, so it must not block.
pub trait Listener: Send + Sync + 'static {
    /// Hears an event. `seq` is the number of a notification of a thread, from
    /// servers that number them. An error ends the connection, except that
    /// [`NotQueued::Closed`] only refuses questions and [`NotQueued::Behind`] all that are open.
    fn event(&self, event: ClientEvent, seq: Option<u64>) -> Result<(), NotQueued>;

    /// Hears that a call had a result, before the caller does and before what
    /// the server said after it.
    fn answered(&self, id: &RequestId, method: &str, result: &RawValue) -> Result<(), NotQueued>;
}

impl Listener for EventQueue<ClientEvent> {
    fn event(&self, event: ClientEvent, _seq: Option<u64>) -> Result<(), NotQueued> {
        if matches!(event, ClientEvent::Disconnected { .. }) {
            self.push_always(event);
            self.close();
            return Ok(());
        }
        self.push(event)
    }

    fn answered(&self, _: &RequestId, _: &str, _: &RawValue) -> Result<(), NotQueued> {
        Ok(())
    }
}

/// The stream of a client's events, in the order in which the server sent them.
///
/// Dropping it refuses the server's questions from then on.
#[derive(Debug)]
pub struct Events {
    pub(crate) queue: Arc<EventQueue<ClientEvent>>,
}

impl Events {
    /// Returns the next event; `None` after [`ClientEvent::Disconnected`]. Cancellation safe.
    pub async fn next(&mut self) -> Option<ClientEvent> {
        self.queue.pop().await
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.queue.close();
    }
}
