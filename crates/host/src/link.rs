//! The link between a client and a server in the same process.
//!
//! Notifications and server requests reach the client as the values that the server made: no JSON
//! is written or read for them. Requests and their answers, which are few, are frames as on every
//! other link.

use std::sync::Arc;

use bytes::Bytes;
use turnhost_base::ConnectionId;
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::SessionSource;
use turnhost_server::{Content, EnvelopeBody, Outgoing, Server};
use turnhost_task::Tasks;
use turnhost_transport::in_process::{self, ChannelLink, ChannelReceiver, ChannelSender};

/// A link to a server of the same process.
#[derive(Debug)]
pub struct InProcessLink(ChannelLink<Outgoing>);

/// Its outbound side.
#[derive(Debug)]
pub struct InProcessSender(ChannelSender);

/// Its inbound side.
#[derive(Debug)]
pub struct InProcessReceiver(ChannelReceiver<Outgoing>);

impl InProcessLink {
    /// Attaches a connection to `server`, whose tasks are a child of `tasks`.
    ///
    /// The server makes its producers wait for a client that reads slowly.
    pub(crate) fn attach(
        server: &Server,
        id: ConnectionId,
        source: &SessionSource,
        tasks: &Tasks,
    ) -> Self {
        let (connection, link) = in_process::connect(id, tasks);
        server.attach_as(source, connection);
        Self(link)
    }
}

impl Link for InProcessLink {
    type Sender = InProcessSender;
    type Receiver = InProcessReceiver;

    fn split(self) -> (InProcessSender, InProcessReceiver) {
        let (sender, receiver) = self.0.split();
        (InProcessSender(sender), InProcessReceiver(receiver))
    }
}

impl LinkSender for InProcessSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        for frame in frames.drain(..) {
            self.0.send(frame).await.map_err(|_| "the server has ended".to_owned())?;
        }
        Ok(())
    }

    async fn close(self) {}
}

impl LinkReceiver for InProcessReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        let message = self.0.recv().await.map_err(|reason| LinkEnd::new(reason.to_string()))?;
        Ok(match message.content() {
            Content::Notification(bytes) | Content::Response(bytes) => {
                ServerMessage::Frame(bytes.clone())
            }
            Content::Shared(envelope) => match envelope.body() {
                EnvelopeBody::Notification { notification, .. } => {
                    ServerMessage::Notification(Arc::clone(notification))
                }
                EnvelopeBody::Request { number, request } => {
                    ServerMessage::Request(RequestId::Integer(*number), request.as_ref().clone())
                }
            },
        })
    }
}
