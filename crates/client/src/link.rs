//! The link to a server, as a client needs it.

use std::future::{Future, ready};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{ServerNotification, ServerRequest};

/// A message from the server, in the form in which the link carries it.
#[derive(Clone, Debug)]
pub enum ServerMessage {
    /// An encoded message of any kind.
    Frame(Bytes),
    /// A notification that was never encoded.
    Notification(Arc<ServerNotification>),
    /// A request that was never encoded.
    Request(RequestId, ServerRequest),
}

/// The end of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkEnd {
    /// The side that ended it and the reason, for people.
    pub reason: Arc<str>,
    /// The code of the server's close frame (RFC 6455 section 7.4), if there was one.
    pub close_code: Option<u16>,
}

impl LinkEnd {
    /// Creates an end without a close frame.
    pub fn new(reason: impl Into<Arc<str>>) -> Self {
        Self { reason: reason.into(), close_code: None }
    }
}

/// A connection to a server.
pub trait Link: Send + 'static {
    /// Its outbound side.
    type Sender: LinkSender;
    /// Its inbound side.
    type Receiver: LinkReceiver;

    /// Returns the two sides, which are used by different tasks.
    fn split(self) -> (Self::Sender, Self::Receiver);
}

/// The outbound side of a link.
pub trait LinkSender: Send + 'static {
    /// Sends the frames, all of them, and empties the list. `Err` says for
    /// people why the link is unusable from now on.
    fn send(&mut self, frames: &mut Vec<Bytes>) -> impl Future<Output = Result<(), String>> + Send;

    /// Returns the time between calls of [`LinkSender::ping`]; `None` for none.
    fn ping_interval(&self) -> Option<Duration> {
        None
    }

    /// Asks the other side for a sign of life. It is for the receiver to notice that none comes.
    fn ping(&mut self) -> impl Future<Output = Result<(), String>> + Send {
        ready(Ok(()))
    }

    /// Signals the end of the messages to the server.
    fn close(self) -> impl Future<Output = ()> + Send;
}

/// The inbound side of a link.
pub trait LinkReceiver: Send + 'static {
    /// Returns the next message. `Err` says why there will be none.
    fn recv(&mut self) -> impl Future<Output = Result<ServerMessage, LinkEnd>> + Send;
}
