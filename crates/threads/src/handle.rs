//! Handles through which others reach a thread's actor.

use std::sync::Arc;

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use turnhost_base::{ConnectionId, ThreadId};

use crate::call::{Call, Read};
use crate::error::ThreadError;
use crate::limits::MAILBOX;
use crate::loaded::LoadedThread;
use crate::message::Message;
use crate::snapshot::{Snapshot, SnapshotCell};

/// A loaded thread, as others hold it. Cloning gives another handle to the same actor.
#[derive(Clone)]
pub struct ThreadHandle {
    id: ThreadId,
    mailbox: mpsc::Sender<Message>,
    snapshot: SnapshotCell,
}

impl ThreadHandle {
    pub(crate) fn new(id: ThreadId) -> (Self, mpsc::Receiver<Message>) {
        let (mailbox, receiver) = mpsc::channel(MAILBOX);
        (Self { id, mailbox, snapshot: SnapshotCell::default() }, receiver)
    }

    pub(crate) fn cell(&self) -> SnapshotCell {
        self.snapshot.clone()
    }

    /// Returns the thread as it last stood; `None` while it is being loaded.
    pub fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.snapshot.get()
    }

    /// Counts the messages that the actor has not taken.
    pub(crate) fn waiting_messages(&self) -> usize {
        self.mailbox.max_capacity() - self.mailbox.capacity()
    }

    /// Returns whether its actor takes nothing any more: what it had to store is stored.
    pub(crate) fn has_left(&self) -> bool {
        self.mailbox.is_closed()
    }

    /// Queues a call, in the order of its connection. Never waits; a call that finds no
    /// room runs at once with the reason.
    pub fn call(&self, call: Call) {
        let error = match self.mailbox.try_reserve() {
            Ok(permit) => return permit.send(Message::Call(call)),
            Err(TrySendError::Full(())) => ThreadError::Overloaded(self.id),
            Err(TrySendError::Closed(())) => ThreadError::Closing(self.id),
        };
        call.refuse(error);
    }

    /// Runs a call and returns its outcome, for callers that continue outside the actor.
    ///
    /// Dropping the future does not take the call back.
    pub async fn ask<T: Send + 'static>(
        &self,
        caller: ConnectionId,
        read: Read,
        run: impl FnOnce(LoadedThread<'_>) -> T + Send + 'static,
    ) -> Result<T, ThreadError> {
        let (sender, receiver) = oneshot::channel();
        self.call(Call::new(caller, read, move |thread| {
            // A caller that went away needs no outcome.
            _ = sender.send(thread.map(run));
        }));
        receiver.await.unwrap_or(Err(ThreadError::Closing(self.id)))
    }

    /// Hands on a client's answer at once; one that finds no room is lost with a warning.
    pub(crate) fn answered(&self, number: i64, result: Option<String>) {
        if self.mailbox.try_send(Message::Answered { number, result }).is_err() {
            tracing::warn!(thread = %self.id, "a thread's mailbox is full or its actor has ended");
        }
    }

    /// Informs the actor that a connection ended, waiting for room in its mailbox.
    pub async fn disconnected(&self, connection: ConnectionId) {
        if self.mailbox.send(Message::Disconnected(connection)).await.is_err() {
            tracing::debug!(thread = %self.id, "a thread's actor has ended");
        }
    }

    /// Ends the actor and waits until what it had to store is stored.
    pub(crate) async fn stop(&self) {
        let (sender, stopped) = oneshot::channel();
        if self.mailbox.send(Message::Stop(sender)).await.is_ok() && stopped.await.is_ok() {
            self.mailbox.closed().await;
        }
    }
}
