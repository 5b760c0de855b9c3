//! The calls that run at a server, so that its progress and questions find their session.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rmcp::model::ProgressToken;
use tokio::sync::mpsc;
use turnhost_base::ItemId;
use turnhost_ports::McpEvent;

/// The way of a session's events. Boxed, since a queue takes the room of 32 at once, and each thread has one.
pub(crate) type EventSender = mpsc::Sender<Box<McpEvent>>;

/// The running calls of a connection, the latest last.
#[derive(Default)]
pub(crate) struct Calls {
    running: Mutex<Vec<RunningCall>>,
    next: AtomicUsize,
    /// Set once the server has asked something.
    has_asked: AtomicBool,
}

/// The origin of a call.
#[derive(Clone)]
pub(crate) struct Origin {
    /// The item of a model's call.
    pub(crate) item: Option<ItemId>,
    /// The events of the caller's session.
    pub(crate) events: EventSender,
}

impl Origin {
    /// Returns true for a call of the session with these events.
    fn is_of(&self, events: &EventSender) -> bool {
        self.events.same_channel(events)
    }
}

struct RunningCall {
    number: usize,
    token: Option<ProgressToken>,
    origin: Origin,
    /// Questions of the server that wait for the user.
    questions: Arc<AtomicUsize>,
}

impl Calls {
    fn lock(&self) -> MutexGuard<'_, Vec<RunningCall>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a call that begins; it is forgotten when the result is dropped.
    pub(crate) fn begin(self: &Arc<Self>, origin: Origin) -> Call {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let questions = Arc::<AtomicUsize>::default();
        let running =
            RunningCall { number, token: None, origin, questions: Arc::clone(&questions) };
        self.lock().push(running);
        Call { calls: Arc::clone(self), number, questions }
    }

    /// Returns the origin of the call that this progress is of. A server may report progress before
    /// the call's token is known here: then it is of the latest call without one.
    pub(crate) fn with_token(&self, token: &ProgressToken) -> Option<Origin> {
        let running = self.lock();
        let known = running.iter().find(|call| call.token.as_ref() == Some(token));
        let found = known.or_else(|| running.iter().rfind(|call| call.token.is_none()));
        found.map(|call| call.origin.clone())
    }

    /// Returns the origin of the call that a question is about. The protocol does not say which that
    /// is, so it is the last one to begin; `None` if calls of several sessions run, since no one
    /// should be asked another one's question. The call's time stands still while the second value
    /// lives.
    pub(crate) fn asking(&self) -> Option<(Origin, Asking)> {
        self.has_asked.store(true, Ordering::Relaxed);
        let running = self.lock();
        let last = running.last()?;
        let is_sole = running.iter().all(|call| call.origin.is_of(&last.origin.events));
        is_sole.then(|| (last.origin.clone(), Asking::new(&last.questions)))
    }

    /// Returns true if a question that came now could be about a call of another session than that
    /// with these events.
    pub(crate) fn could_mix(&self, events: &EventSender) -> bool {
        self.has_asked.load(Ordering::Relaxed)
            && self.lock().iter().any(|call| !call.origin.is_of(events))
    }
}

/// A call that runs.
pub(crate) struct Call {
    calls: Arc<Calls>,
    number: usize,
    questions: Arc<AtomicUsize>,
}

impl Call {
    /// Notes the token by which the server reports progress.
    pub(crate) fn set_token(&self, token: ProgressToken) {
        if let Some(call) = self.calls.lock().iter_mut().find(|call| call.number == self.number) {
            call.token = Some(token);
        }
    }

    /// Returns whether the server waits for the user.
    pub(crate) fn is_asking(&self) -> bool {
        self.questions.load(Ordering::Relaxed) > 0
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        self.calls.lock().retain(|call| call.number != self.number);
    }
}

/// An open question of a call.
pub(crate) struct Asking(Arc<AtomicUsize>);

impl Asking {
    fn new(questions: &Arc<AtomicUsize>) -> Self {
        questions.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(questions))
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
