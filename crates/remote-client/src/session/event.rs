//! Events of a session, as its consumer gets them.

use std::sync::Arc;
use std::time::Duration;

use turnhost_base::ThreadId;
use turnhost_client::{ClientEvent, Mergeable};
use turnhost_protocol::{InitializeResponse, MergeKey};

/// Something that happened in a session.
#[derive(Clone, Debug)]
pub enum SessionEvent {
    /// The server said something. It is never [`ClientEvent::Disconnected`].
    Server(ClientEvent),
    /// The connection ended. Calls that were under way have failed.
    Disconnected {
        /// The reason and the side that ended it, for people.
        reason: Arc<str>,
    },
    /// The server will be dialled again.
    Reconnecting {
        /// The number of attempts that failed since the connection ended.
        failed: u32,
        /// The time until the next attempt.
        delay: Duration,
        /// The outcome of the last attempt, or why the connection ended.
        reason: Arc<str>,
    },
    /// There is a connection again, and the threads are resumed: what was
    /// missed came before this, or follows from the server.
    Reconnected {
        /// The server's answer to `initialize`.
        response: Box<InitializeResponse>,
    },
    /// Something of a thread could not be had again.
    Gap {
        /// The thread.
        thread_id: ThreadId,
        /// The missing part and the cause, for people.
        reason: Arc<str>,
        /// Set while the subscription continues.
        is_subscribed: bool,
    },
    /// The session has ended; no event comes after it.
    Ended {
        /// The reason, for people.
        reason: Arc<str>,
    },
}

impl Mergeable for SessionEvent {
    type Key<'a> = MergeKey<'a>;

    fn bytes(&self) -> usize {
        match self {
            Self::Server(event) => event.bytes(),
            Self::Disconnected { reason }
            | Self::Ended { reason }
            | Self::Reconnecting { reason, .. }
            | Self::Gap { reason, .. } => reason.len(),
            Self::Reconnected { .. } => 0,
        }
    }

    fn merge_key(&self) -> Option<MergeKey<'_>> {
        match self {
            Self::Server(event) => event.merge_key(),
            _ => None,
        }
    }

    fn absorb(&mut self, next: Self) {
        if let (Self::Server(event), Self::Server(next)) = (self, next) {
            event.absorb(next);
        }
    }
}
