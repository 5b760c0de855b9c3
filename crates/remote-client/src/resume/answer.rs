//! The answer to a `thread/resume`, and the outcome for the consumer.

use std::sync::Arc;

use turnhost_protocol::{ServerNotification, Thread, TurnhostResumeResponse};

/// Notifications on their way to the consumer.
pub(crate) type Out = Vec<Arc<ServerNotification>>;

/// The answer to the session's own `thread/resume`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResumeAnswer<'a> {
    pub(crate) thread: &'a Thread,
    /// From servers that number their notifications.
    pub(crate) reply: Option<TurnhostResumeResponse>,
    /// Set if its turns were asked for.
    pub(crate) with_turns: bool,
}

impl ResumeAnswer<'_> {
    /// Returns `true` if what was missed follows from the server.
    pub(super) fn is_replayed(&self) -> bool {
        self.reply.is_some_and(|reply| reply.replayed)
    }
}

/// The state of a thread after the answer to `thread/resume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resumed {
    /// The consumer misses nothing.
    Whole,
    /// The server does not repeat that far back, and the answer had no turns: ask for them.
    NeedsTurns,
    /// The server stores no history of this thread: what happened meanwhile is lost.
    Unrepeatable,
}
