//! A connection to a client in the same process.
//!
//! Messages of the server arrive as the typed values that were offered, and
//! nothing is encoded for it. What the client sends are frames, since a
//! session reads frames: requests are rare beside what comes back.

use bytes::Bytes;
use tokio::sync::mpsc;
use turnhost_base::ConnectionId;
use turnhost_task::Tasks;

use crate::connection::{Cancelled, Reader};
use crate::limits::{Limits, WhenFull};
use crate::outbox::{OutboxReceiver, outbox};
use crate::{CloseReason, Connection, Message, TransportKind};

/// Requests on their way to the session: as many as the reference
/// implementation's in-process client queues.
const INBOUND_FRAMES: usize = 128;

/// The client's end of an in-process connection. Dropping it ends the connection.
#[derive(Debug)]
pub struct ChannelLink<M> {
    sender: ChannelSender,
    receiver: ChannelReceiver<M>,
}

/// The sending half of a [`ChannelLink`].
#[derive(Clone, Debug)]
pub struct ChannelSender {
    frames: mpsc::Sender<Bytes>,
}

/// The receiving half of a [`ChannelLink`]. Dropping it ends the connection.
#[derive(Debug)]
pub struct ChannelReceiver<M> {
    receiver: OutboxReceiver<M>,
    batch: std::vec::IntoIter<M>,
    tasks: Tasks,
}

/// Returns both ends of a new in-process connection, whose tasks are a child of `tasks`.
///
/// Its outbox makes producers wait when it is full ([`WhenFull::Wait`]).
pub fn connect<M: Message>(id: ConnectionId, tasks: &Tasks) -> (Connection<M>, ChannelLink<M>) {
    connect_with(id, Limits::new(WhenFull::Wait), tasks)
}

/// Works like [`connect`], with an outbox of other bounds.
pub fn connect_with<M: Message>(
    id: ConnectionId,
    limits: Limits,
    tasks: &Tasks,
) -> (Connection<M>, ChannelLink<M>) {
    let (outbox, receiver) = outbox(limits);
    let (frames, inbound) = mpsc::channel(INBOUND_FRAMES);
    let tasks = tasks.child();
    // Nothing is written here, so what waits always waits for the client.
    receiver.stall();
    let receiver =
        ChannelReceiver { receiver, batch: Vec::new().into_iter(), tasks: tasks.clone() };
    let reader = Reader::InProcess(inbound);
    let (kind, cancelled) = (TransportKind::InProcess, Cancelled::of(&tasks));
    let connection = Connection { id, kind, identity: None, reader, outbox, tasks, cancelled };
    (connection, ChannelLink { sender: ChannelSender { frames }, receiver })
}

impl<M: Message> ChannelLink<M> {
    /// Returns the halves, for a client that sends and receives in different tasks.
    pub fn split(self) -> (ChannelSender, ChannelReceiver<M>) {
        (self.sender, self.receiver)
    }

    /// See [`ChannelSender::send`].
    pub async fn send(&self, frame: Bytes) -> Result<(), Bytes> {
        self.sender.send(frame).await
    }

    /// See [`ChannelReceiver::recv`].
    pub async fn recv(&mut self) -> Result<M, CloseReason> {
        self.receiver.recv().await
    }
}

impl ChannelSender {
    /// Sends one encoded message; waits while the session is behind. `Err` gives
    /// the frame back when the connection is closed.
    pub async fn send(&self, frame: Bytes) -> Result<(), Bytes> {
        self.frames.send(frame).await.map_err(|err| err.0)
    }
}

impl<M: Message> ChannelReceiver<M> {
    /// Returns the next message from the server; `Err` when the connection has ended and everything
    /// before its end was received. Cancellation safe.
    pub async fn recv(&mut self) -> Result<M, CloseReason> {
        loop {
            if let Some(message) = self.batch.next() {
                return Ok(message);
            }
            let mut batch = Vec::new();
            self.receiver.next_batch(&mut batch).await?;
            self.batch = batch.into_iter();
        }
    }
}

impl<M> Drop for ChannelReceiver<M> {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}
