//! A link of either kind: a websocket to the server, or a stream through a relay.

use std::time::Duration;

use bytes::Bytes;
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};

use crate::link::{WebSocketLink, WebSocketReceiver, WebSocketSender};
use crate::relay::{RelayLink, RelayLinkReceiver, RelayLinkSender};

/// A link of either kind; boxed, since a websocket is large.
#[derive(Debug)]
pub(crate) enum RemoteLink {
    WebSocket(Box<WebSocketLink>),
    Relay(Box<RelayLink>),
}

/// The outbound side of a [`RemoteLink`].
#[derive(Debug)]
pub(crate) enum RemoteSender {
    WebSocket(Box<WebSocketSender>),
    Relay(RelayLinkSender),
}

/// The inbound side of a [`RemoteLink`].
#[derive(Debug)]
pub(crate) enum RemoteReceiver {
    WebSocket(Box<WebSocketReceiver>),
    Relay(Box<RelayLinkReceiver>),
}

impl Link for RemoteLink {
    type Sender = RemoteSender;
    type Receiver = RemoteReceiver;

    fn split(self) -> (RemoteSender, RemoteReceiver) {
        match self {
            Self::WebSocket(link) => {
                let (sender, receiver) = link.split();
                (
                    RemoteSender::WebSocket(Box::new(sender)),
                    RemoteReceiver::WebSocket(Box::new(receiver)),
                )
            }
            Self::Relay(link) => {
                let (sender, receiver) = link.split();
                (RemoteSender::Relay(sender), RemoteReceiver::Relay(Box::new(receiver)))
            }
        }
    }
}

impl LinkSender for RemoteSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        match self {
            Self::WebSocket(sender) => sender.send(frames).await,
            Self::Relay(sender) => sender.send(frames).await,
        }
    }

    fn ping_interval(&self) -> Option<Duration> {
        match self {
            Self::WebSocket(sender) => sender.ping_interval(),
            Self::Relay(sender) => sender.ping_interval(),
        }
    }

    async fn ping(&mut self) -> Result<(), String> {
        match self {
            Self::WebSocket(sender) => sender.ping().await,
            Self::Relay(sender) => sender.ping().await,
        }
    }

    async fn close(self) {
        match self {
            Self::WebSocket(sender) => sender.close().await,
            Self::Relay(sender) => sender.close().await,
        }
    }
}

impl LinkReceiver for RemoteReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        match self {
            Self::WebSocket(receiver) => receiver.recv().await,
            Self::Relay(receiver) => receiver.recv().await,
        }
    }
}
