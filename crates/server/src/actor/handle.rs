//! How the rest of the server reaches a thread's actor.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use turnhost_base::{ConnectionId, ThreadId};
use turnhost_protocol::ThreadResumeParams;

use super::{Actor, Step};
use crate::errors::CallError;
use crate::limits::MAILBOX;
use crate::responder::Responder;
use crate::view::Snapshot;

/// A request that runs inside the actor, or learns why there is none to run in.
pub(super) type Call = Box<dyn FnOnce(Result<(&mut Actor, &mut Step), CallError>) + Send>;

/// What an actor is asked or told.
pub(crate) enum Message {
    /// A request, with the duty to answer it.
    Call(Call),
    /// `thread/resume`, which reads the store inside the actor.
    Resume(Box<ThreadResumeParams>, Responder),
    /// `thread/unsubscribe`: answers whether there was a subscription.
    Unsubscribe(ConnectionId, oneshot::Sender<bool>),
    /// Another name.
    Rename(String, oneshot::Sender<Result<(), CallError>>),
    /// Archive the thread and leave. Answers once the connections have heard that it is unloaded.
    Archive(oneshot::Sender<Result<(), CallError>>),
    /// A client's answer to a question; `None` for an error.
    Answered {
        /// The question.
        number: i64,
        /// The answer's JSON.
        result: Option<String>,
    },
    /// A subscriber's connection ended.
    Disconnected(ConnectionId),
    /// The server ends.
    Stop(oneshot::Sender<()>),
}

/// A loaded thread, as others hold it. Cloning gives another handle to the same actor.
#[derive(Clone)]
pub(crate) struct ThreadHandle {
    id: ThreadId,
    mailbox: mpsc::Sender<Message>,
    snapshot: Arc<Mutex<Option<Arc<Snapshot>>>>,
}

impl ThreadHandle {
    pub(super) fn new(id: ThreadId) -> (Self, mpsc::Receiver<Message>) {
        let (mailbox, receiver) = mpsc::channel(MAILBOX);
        (Self { id, mailbox, snapshot: Arc::default() }, receiver)
    }

    /// The thread as it last stood; `None` while it is being loaded.
    pub(crate) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.snapshot.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn publish(&self, snapshot: Snapshot) {
        *self.snapshot.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(snapshot));
    }

    /// Hands a request to the actor, in the order of its connection.
    pub(crate) fn call(
        &self,
        responder: Responder,
        run: impl FnOnce(&mut Actor, &mut Step, Responder) + Send + 'static,
    ) {
        // The permit first, so that a full mailbox can still be answered.
        let permit = match self.mailbox.try_reserve() {
            Ok(permit) => permit,
            Err(error) => return responder.answer::<()>(Err(self.refusal(error))),
        };
        permit.send(Message::Call(Box::new(move |place| match place {
            Ok((actor, step)) => run(actor, step, responder),
            Err(error) => responder.answer::<()>(Err(error)),
        })));
    }

    /// Hands `thread/resume` to the actor, in the order of its connection.
    pub(crate) fn resume(&self, params: Box<ThreadResumeParams>, responder: Responder) {
        match self.mailbox.try_reserve() {
            Ok(permit) => permit.send(Message::Resume(params, responder)),
            Err(error) => responder.answer::<()>(Err(self.refusal(error))),
        }
    }

    fn refusal(&self, error: TrySendError<()>) -> CallError {
        match error {
            TrySendError::Full(()) => CallError::Overloaded,
            TrySendError::Closed(()) => CallError::Closing(self.id),
        }
    }

    /// Tells the actor something at once; what does not fit into its mailbox is lost with a warning.
    pub(crate) fn tell_now(&self, message: Message) {
        if self.mailbox.try_send(message).is_err() {
            tracing::warn!("a thread's mailbox is full or its actor has ended");
        }
    }

    /// Tells the actor something, waiting for room. An actor that has ended hears nothing.
    pub(crate) async fn tell(&self, message: Message) {
        if self.mailbox.send(message).await.is_err() {
            tracing::debug!("a thread's actor has ended");
        }
    }

    /// Asks the actor something; `None` if it has ended meanwhile.
    pub(crate) async fn ask<T>(
        &self,
        message: impl FnOnce(oneshot::Sender<T>) -> Message,
    ) -> Option<T> {
        let (sender, receiver) = oneshot::channel();
        self.mailbox.send(message(sender)).await.ok()?;
        receiver.await.ok()
    }

    /// Ends the actor and waits until what it had to keep is stored.
    pub(crate) async fn stop(&self) {
        if self.ask(Message::Stop).await.is_some() {
            self.mailbox.closed().await;
        }
    }
}
