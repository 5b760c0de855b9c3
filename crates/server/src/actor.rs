//! The actor of one loaded thread: the owner of its state.
//!
//! Inputs: messages from sessions, the model's stream, commands' output, and
//! jobs that end. Each becomes one [`Step`]: facts go to the pure state machines
//! of `turnhost-thread` and `turnhost-agent`; what they want kept is stored
//! first; what they want told is told then, in their order. What every
//! subscriber hears is therefore the same, and nothing is told that a crash
//! could take back.
//!
//! The model's stream is read here, so that one hand-over lies between the
//! provider's socket and the clients': this task to a connection's writer.
//!
//! Shutdown: a running turn is ended as interrupted and stored; commands are
//! killed with their process groups when their handles are dropped.

mod act;
mod handle;
mod load;
mod step;
mod told;
mod traces;
mod wake;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;
use turnhost_agent::{Agent, Event};
use turnhost_base::{ConnectionId, ItemId, ThreadId};
use turnhost_ports::Instructions;
use turnhost_protocol as wire;
use turnhost_thread::{Input, Thread};

pub(crate) use handle::{Message, ThreadHandle};
pub(crate) use load::Start;
pub(crate) use step::Step;

use crate::errors::CallError;
use crate::outgoing::{Body, Outgoing};
use crate::server::Server;
use crate::session::Session;
use crate::view::Snapshot;
use act::{Alarm, Jobs, ModelState, Terminals};
use told::Told;
use traces::Traces;
use wake::{Left, Wake};

/// A loaded thread and everything that runs for it.
pub(crate) struct Actor {
    pub(crate) server: Arc<Server>,
    pub(crate) thread: Thread,
    agent: Option<Agent>,
    pub(crate) instructions: Arc<Instructions>,
    subscribers: BTreeMap<ConnectionId, Subscriber>,
    pub(crate) told: Told,
    handle: ThreadHandle,
    mailbox: mpsc::Receiver<Message>,
    model: ModelState,
    terminals: Terminals,
    jobs: Jobs,
    alarms: Vec<Alarm>,
    traces: Traces,
    /// What jobs came to while the store was writing.
    pending: VecDeque<Event>,
    /// When to unload, while nobody is subscribed and nothing runs.
    unload_at: Option<Instant>,
    ended: bool,
}

impl Actor {
    fn new(
        server: Arc<Server>,
        thread: Thread,
        handle: ThreadHandle,
        mailbox: mpsc::Receiver<Message>,
    ) -> Self {
        let told = Told::new(server.ports.world.now());
        Self {
            server,
            thread,
            told,
            agent: None,
            instructions: Arc::default(),
            subscribers: BTreeMap::new(),
            handle,
            mailbox,
            model: ModelState::Idle,
            terminals: Terminals::default(),
            jobs: Jobs::default(),
            alarms: Vec::new(),
            traces: Traces::default(),
            pending: VecDeque::new(),
            unload_at: None,
            ended: false,
        }
    }

    pub(crate) fn id(&self) -> ThreadId {
        self.thread.origin().id
    }

    /// Runs until the thread is unloaded.
    async fn run(mut self) {
        let _presence = Presence { server: Arc::clone(&self.server), id: self.id() };
        self.publish();
        while !self.ended {
            self.schedule_unload();
            let wake = self.wake().await;
            let mut step = Step::new(self.server.ports.world.now());
            let mut left = Left::Nothing;
            match wake {
                Wake::Message(message) => self.on_message(message, &mut step).await,
                Wake::Event(event) => {
                    self.event(event, &mut step);
                    left = self.take_ready(&mut step).await;
                }
                Wake::Unload => self.unload(&mut step),
            }
            self.finish(step).await;
            if left == Left::More {
                // A source that never pauses must not keep the writers from writing.
                tokio::task::yield_now().await;
            }
        }
        let closing = CallError::Closing(self.id());
        load::refuse_all(self.mailbox, &closing).await;
    }

    /// Hands an event to the agent and carries out what it wants done.
    pub(crate) fn event(&mut self, event: Event, step: &mut Step) {
        let Some(agent) = &mut self.agent else { return };
        self.traces.on_event(self.thread.origin().id, &event, step.trace.as_ref());
        let mut actions = std::mem::take(&mut step.actions);
        agent.handle(step.now, event, &mut actions);
        for action in actions.drain(..) {
            self.act(action, step);
        }
        step.actions = actions;
    }

    /// Hands a fact to the thread. A refusal here means that the agent and the thread disagree.
    pub(crate) fn input(&mut self, input: Input, step: &mut Step) {
        step.publish = true;
        if let Err(refusal) = self.thread.handle(step.now, input, &mut step.effects) {
            tracing::error!(thread = %self.id(), err = %refusal, "a fact that does not fit");
        }
    }

    pub(crate) fn subscribe(&mut self, session: &Arc<Session>) {
        session.subscribed(self.id(), self.handle.clone());
        if session.is_numbered() {
            self.told.keep_log();
        }
        let subscriber = Subscriber { session: Arc::clone(session), epoch: session.epoch() };
        self.subscribers.insert(session.id(), subscriber);
    }

    /// Takes a subscription back, and says whether there was one.
    pub(crate) fn unsubscribe(&mut self, session: ConnectionId) -> bool {
        match self.subscribers.remove(&session) {
            Some(subscriber) => {
                subscriber.session.unsubscribed(self.id());
                true
            }
            None => false,
        }
    }

    /// Offers the open questions to one subscriber, as they were asked of the others.
    pub(crate) fn offer_questions(&self, session: &Session) {
        for open in self.thread.open_requests() {
            let body =
                Body::Request { number: open.number, request: Box::new(open.request.clone()) };
            session.send(&Outgoing::new(body));
        }
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot {
            record: self.thread.record(),
            settings: self.thread.settings().clone(),
            status: self.thread.status(),
            ephemeral: self.thread.origin().ephemeral,
            stored: self.thread.is_stored(),
            running: self.thread.running(),
        }
    }

    fn publish(&self) {
        self.handle.publish(self.snapshot());
        self.server.drain.progressed();
    }

    /// Whether it was only just loaded.
    pub(crate) fn is_unused(&self) -> bool {
        self.subscribers.is_empty() && self.agent.is_none()
    }

    fn is_idle(&self) -> bool {
        self.subscribers.is_empty() && self.thread.running().is_none()
    }

    fn schedule_unload(&mut self) {
        if !self.is_idle() {
            self.unload_at = None;
        } else if self.unload_at.is_none() {
            let delay = Duration::from_secs(self.thread.settings().unload_delay_secs);
            self.unload_at = Instant::now().checked_add(delay);
        }
    }

    fn unload(&mut self, step: &mut Step) {
        let thread_id = self.id();
        self.leave(step);
        let closed = wire::ThreadClosedNotification { thread_id };
        step.effects.everyone(wire::ServerNotification::ThreadClosed(closed));
    }

    /// Ends the thread's life in memory: its turn is interrupted, its commands are killed.
    pub(crate) fn leave(&mut self, step: &mut Step) {
        self.event(Event::Interrupt, step);
        self.terminals.clear();
        self.ended = true;
        for subscriber in std::mem::take(&mut self.subscribers).into_values() {
            subscriber.session.unsubscribed(self.thread.origin().id);
            // It still hears how its turn ended.
            step.leaving.push(subscriber);
        }
        let status = wire::ThreadStatusChangedNotification {
            thread_id: self.id(),
            status: wire::ThreadStatus::NotLoaded,
        };
        step.effects.everyone(wire::ServerNotification::ThreadStatusChanged(status));
    }

    /// A client's decision about what `item` waits for.
    fn answer(&mut self, number: i64, result: Option<&str>, step: &mut Step) {
        let Some(open) = self.thread.open_request(number) else { return };
        let (item, answer): (ItemId, _) =
            (open.item.clone(), act::read_answer(&open.request, result));
        self.input(Input::Settled(number), step);
        self.server.question_settled(number);
        self.event(Event::Answered(item, answer), step);
    }
}

/// A connection that hears what a thread tells.
pub(super) struct Subscriber {
    session: Arc<Session>,
    /// The connection's epoch at the time of the subscription.
    epoch: u64,
}

impl Subscriber {
    /// Tells it something, unless it has lost something before and must begin anew.
    fn tell(&self, message: &Outgoing) {
        if self.session.epoch() == self.epoch {
            self.session.tell(message);
        }
    }
}

/// A thread's place in the registry, for as long as its actor runs.
struct Presence {
    server: Arc<Server>,
    id: ThreadId,
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.server.threads.remove(self.id);
        self.server.drain.progressed();
        if std::thread::panicking() {
            tracing::error!(thread = %self.id, "a thread's actor panicked; the thread is unloaded");
            let closed = wire::ThreadClosedNotification { thread_id: self.id };
            self.server.broadcast(wire::ServerNotification::ThreadClosed(closed));
        }
    }
}
