//! A stream through a relay as a link of frames.

use bytes::Bytes;
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};
use turnhost_relay_client::{RelayReceiver, RelaySender, RelayStream, StreamEnd};

/// 1008: the other side does not want this client (RFC 6455 section 7.4.1); a session ends with it.
const CLOSE_POLICY: u16 = 1008;

/// An open stream to a machine behind a relay.
#[derive(Debug)]
pub(crate) struct RelayLink(pub(crate) RelayStream);

/// The outbound side of a [`RelayLink`].
#[derive(Debug)]
pub(crate) struct RelayLinkSender(RelaySender);

/// The inbound side of a [`RelayLink`], which does the work of both.
#[derive(Debug)]
pub(crate) struct RelayLinkReceiver(RelayReceiver);

impl Link for RelayLink {
    type Sender = RelayLinkSender;
    type Receiver = RelayLinkReceiver;

    fn split(self) -> (RelayLinkSender, RelayLinkReceiver) {
        let (sender, receiver) = self.0.split();
        (RelayLinkSender(sender), RelayLinkReceiver(receiver))
    }
}

impl LinkSender for RelayLinkSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        for frame in frames.drain(..) {
            self.0.send(&frame).await?;
        }
        Ok(())
    }

    async fn close(self) {
        self.0.close();
    }
}

impl LinkReceiver for RelayLinkReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        match self.0.recv().await {
            Ok(message) => Ok(ServerMessage::Frame(message.into())),
            Err(StreamEnd { reason, is_passing }) => {
                let close_code = (!is_passing).then_some(CLOSE_POLICY);
                Err(LinkEnd { reason, close_code })
            }
        }
    }
}
