//! What a client needs of the way to its server.

use std::future::Future;
use std::sync::Arc;

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

/// A connected way to a server.
pub trait Link: Send + 'static {
    /// Its outbound side.
    type Sender: LinkSender;
    /// Its inbound side.
    type Receiver: LinkReceiver;

    /// The two sides, which are used by different tasks.
    fn split(self) -> (Self::Sender, Self::Receiver);
}

/// The outbound side of a link.
pub trait LinkSender: Send + 'static {
    /// Sends the frames, all of them, and empties the list. `Err` says for
    /// people why the link is unusable from now on.
    fn send(&mut self, frames: &mut Vec<Bytes>) -> impl Future<Output = Result<(), String>> + Send;

    /// Tells the server that nothing more will come.
    fn close(self) -> impl Future<Output = ()> + Send;
}

/// The inbound side of a link.
pub trait LinkReceiver: Send + 'static {
    /// The next message. `Err` says for people why there will be none: who
    /// ended the connection and with what reason.
    fn recv(&mut self) -> impl Future<Output = Result<ServerMessage, String>> + Send;
}
