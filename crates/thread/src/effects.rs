//! What a thread wants done: things to keep, then things to tell.

use std::sync::Arc;

use turnhost_protocol::ServerNotification;

use crate::OpenRequest;
use crate::record::Append;

/// Who hears a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The connections subscribed to the thread.
    Subscribers,
    /// Every initialised connection.
    Everyone,
}

/// One thing to tell.
#[derive(Clone, Debug)]
pub enum Tell {
    /// A notification.
    Notify(Audience, Arc<ServerNotification>),
    /// A request to the subscribers; the first answer counts.
    Ask(OpenRequest),
}

/// What one or several inputs led to.
///
/// Everything in `keep` has to be stored before anything in `tell` is sent.
#[derive(Debug, Default)]
pub struct Effects {
    /// What to store, in order, as one batch.
    pub keep: Vec<Append>,
    /// What to send before the response to the request that caused it, in order.
    pub tell_first: Vec<Tell>,
    /// What to send after that response, in order.
    pub tell: Vec<Tell>,
}

impl Effects {
    /// Tells the thread's subscribers.
    pub fn subscribers(&mut self, notification: ServerNotification) {
        self.tell.push(Tell::Notify(Audience::Subscribers, Arc::new(notification)));
    }

    /// Tells every initialised connection.
    pub fn everyone(&mut self, notification: ServerNotification) {
        self.tell.push(Tell::Notify(Audience::Everyone, Arc::new(notification)));
    }

    /// Moves what was told so far in front of the response.
    pub fn before_response(&mut self) {
        self.tell_first.append(&mut self.tell);
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.keep.is_empty() && self.tell_first.is_empty() && self.tell.is_empty()
    }
}
