//! A stream to a machine: messages in, messages out.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::timeout;
use turnhost_http::Roots;
use turnhost_secure_channel::ChannelError;

use crate::RelayClientError;
use crate::carrier::carry;
use crate::cover::{Greeting, Uncovered, words};
use crate::shared::{Closing, Shared};
use crate::socket::{Dialer, MachineAccess};

/// Messages that wait for the receiver. It reads the sockets itself, so few are enough.
const MESSAGES: usize = 64;

/// The time that a goodbye may take to a stream that did not come about.
const GOODBYE: Duration = Duration::from_secs(1);

/// The end of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamEnd {
    /// The reason, for people.
    pub reason: Arc<str>,
    /// True if a new stream can be opened; false if the client was revoked, say.
    pub is_passing: bool,
}

impl StreamEnd {
    pub(crate) fn passing(reason: impl Into<Arc<str>>) -> Self {
        Self { reason: reason.into(), is_passing: true }
    }

    pub(crate) fn lasting(reason: impl Into<Arc<str>>) -> Self {
        Self { reason: reason.into(), is_passing: false }
    }
}

/// An open stream to the app server of a machine.
pub struct RelayStream {
    name: String,
    sender: RelaySender,
    receiver: RelayReceiver,
}

impl RelayStream {
    /// Opens a stream, its handshake included. `roots` are for an access without its own. `limit` is for the connection and for the handshake.
    ///
    /// An error that passes ([`RelayClientError::is_passing`]) is worth another try.
    pub async fn open(
        access: &MachineAccess,
        roots: &Roots,
        limit: Duration,
    ) -> Result<Self, RelayClientError> {
        let roots = access.roots.clone().unwrap_or_else(|| roots.clone());
        let dialer = Dialer { access: access.clone(), roots, timeout: limit };
        let opened = dialer.open().await?;
        let is_online = opened.is_online;
        let shared = Arc::new(Shared::new());
        let (to_receiver, messages) = mpsc::channel(MESSAGES);
        let carrier = carry(Arc::clone(&shared), dialer, opened, to_receiver);
        let sender = RelaySender { shared: Arc::clone(&shared) };
        let receiver = RelayReceiver { shared, messages, carrier: Box::pin(carrier), ended: None };
        let mut stream = Self { name: access.name.clone(), sender, receiver };
        let greeted = if is_online {
            let silent = RelayClientError::Silent { machine: access.name.clone(), after: limit };
            timeout(limit, stream.greet(access)).await.unwrap_or(Err(silent))
        } else {
            Err(RelayClientError::Offline(access.name.clone()))
        };
        match greeted {
            Ok(()) => Ok(stream),
            Err(err) => {
                // Otherwise the relay would keep the stream for a while.
                stream.sender.end(Closing::AtOnce);
                drop(timeout(GOODBYE, stream.receiver.ended()).await);
                Err(err)
            }
        }
    }

    /// Splits the stream.
    pub fn split(self) -> (RelaySender, RelayReceiver) {
        (self.sender, self.receiver)
    }

    async fn greet(&mut self, access: &MachineAccess) -> Result<(), RelayClientError> {
        let Some((mut greeting, hello)) = Greeting::begin(&access.protection)? else {
            return Ok(());
        };
        self.sender.push(&hello).map_err(RelayClientError::Ended)?;
        loop {
            let message = self.receiver.raw().await;
            let message = message.map_err(|end| RelayClientError::Ended(end.reason.to_string()))?;
            greeting = match greeting.finish(&message) {
                Ok(Ok(cover)) => {
                    self.sender.shared.state().cover = cover;
                    return Ok(());
                }
                Ok(Err(Uncovered::Refused(refused))) => {
                    let machine = access.name.clone();
                    return Err(RelayClientError::Refused { machine, reason: words(refused) });
                }
                Ok(Err(Uncovered::Broken(source))) => {
                    let machine = access.name.clone();
                    return Err(RelayClientError::Impostor { machine, source });
                }
                Err(greeting) => greeting,
            };
        }
    }
}

impl fmt::Debug for RelayStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RelayStream({})", self.name)
    }
}

/// The outbound half. Messages go once the other half is asked for messages.
#[derive(Debug)]
pub struct RelaySender {
    shared: Arc<Shared>,
}

impl RelaySender {
    /// Sends a message, as soon as there is room. `Err` says why the stream is over, or why this message
    /// does not go: it has more bytes than a relay carries.
    pub async fn send(&self, message: &[u8]) -> Result<(), String> {
        let (bytes, limit) = (message.len(), self.shared.state().cover.limit());
        // Before it is sealed: what is sealed and not sent would be missed by the host.
        if bytes > limit {
            return Err(format!(
                "a message has {bytes} bytes, and at most {limit} pass through a relay; send less, or in parts"
            ));
        }
        loop {
            let room = self.shared.room.notified();
            tokio::pin!(room);
            // From here on no wake-up is missed.
            room.as_mut().enable();
            {
                let mut state = self.shared.state();
                if let Some(reason) = &state.ended {
                    return Err(reason.to_string());
                }
                if state.numbers.has_room() {
                    let text = state.cover.seal(message);
                    let text = text.map_err(|err: ChannelError| err.to_string())?;
                    state.numbers.send(&text).map_err(|broken| broken.0.to_owned())?;
                    drop(state);
                    self.shared.wake.notify_one();
                    return Ok(());
                }
            }
            room.await;
        }
    }

    /// Sends a message that is not for the host's app server.
    fn push(&self, message: &str) -> Result<(), String> {
        let mut state = self.shared.state();
        state.numbers.send(message).map_err(|broken| broken.0.to_owned())?;
        drop(state);
        self.shared.wake.notify_one();
        Ok(())
    }

    /// Ends the stream once everything was sent; the receiver then ends.
    pub fn close(&self) {
        self.end(Closing::Behind);
    }

    fn end(&self, closing: Closing) {
        self.shared.state().closing = closing;
        self.shared.wake.notify_one();
    }
}

/// The inbound half. It does the work of both: nothing is sent or taken up again while no caller waits
/// for a message.
pub struct RelayReceiver {
    shared: Arc<Shared>,
    messages: mpsc::Receiver<Bytes>,
    carrier: Pin<Box<dyn Future<Output = StreamEnd> + Send>>,
    ended: Option<StreamEnd>,
}

impl fmt::Debug for RelayReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RelayReceiver")
    }
}

impl RelayReceiver {
    /// Returns the next message of the host. Cancellation safe.
    pub async fn recv(&mut self) -> Result<Vec<u8>, StreamEnd> {
        loop {
            let message = self.raw().await?;
            let opened = self.shared.state().cover.open(message.into());
            let end = match opened {
                Ok(Some(message)) => return Ok(message),
                Ok(None) => {
                    tracing::warn!("a message that is not from the host was dropped");
                    continue;
                }
                Err(Uncovered::Refused(refused)) => {
                    StreamEnd::passing(format!("the host ended the stream: {}", words(refused)))
                }
                Err(Uncovered::Broken(err)) => {
                    tracing::warn!(%err, "a stream was tampered with or broke");
                    StreamEnd::passing(err.to_string())
                }
            };
            self.shared.state().ended = Some(Arc::clone(&end.reason));
            self.shared.room.notify_waiters();
            self.ended = Some(end);
            while self.messages.try_recv().is_ok() {}
        }
    }

    /// Waits for the end.
    async fn ended(&mut self) {
        while self.raw().await.is_ok() {}
    }

    /// Returns the next message as it came.
    async fn raw(&mut self) -> Result<Bytes, StreamEnd> {
        if let Some(end) = &self.ended {
            // What came before the end comes before it here, too.
            return self.messages.try_recv().map_err(|_| end.clone());
        }
        tokio::select! {
            biased;
            Some(message) = self.messages.recv() => Ok(message),
            end = &mut self.carrier => {
                self.ended = Some(end.clone());
                self.messages.try_recv().map_err(|_| end)
            }
        }
    }
}
