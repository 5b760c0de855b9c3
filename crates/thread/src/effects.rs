//! Effects of a thread: records to persist, then messages to publish.

use std::sync::Arc;

use turnhost_protocol::ServerNotification;

use crate::PendingRequest;
use crate::record::Append;

/// One message to connections.
#[derive(Clone, Debug)]
pub enum Outbound {
    /// A notification, for the audience that its row of the table names.
    Notify(Arc<ServerNotification>),
    /// A request to the subscribers; the first answer counts.
    Ask(PendingRequest),
}

/// The outcome of one or several inputs.
///
/// Everything in `persist` has to be stored before anything is published.
#[derive(Debug, Default)]
pub struct Effects {
    /// Records to store, in order, as one batch.
    pub persist: Vec<Append>,
    /// Messages to send before the response to the request that caused them, in order.
    pub publish_before_response: Vec<Outbound>,
    /// Messages to send after that response, in order.
    pub publish: Vec<Outbound>,
}

impl Effects {
    /// Publishes to the audience of the notification.
    pub fn notify(&mut self, notification: ServerNotification) {
        self.publish.push(Outbound::Notify(Arc::new(notification)));
    }

    /// Moves what is to be published so far in front of the response.
    pub fn before_response(&mut self) {
        self.publish_before_response.append(&mut self.publish);
    }

    /// Returns whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.persist.is_empty()
            && self.publish_before_response.is_empty()
            && self.publish.is_empty()
    }
}
