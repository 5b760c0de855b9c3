//! The actor of one loaded thread: the owner of its state.
//!
//! Inputs: messages from connections, the model's stream, commands' output, and jobs that
//! end. Each becomes one [`Transaction`]: facts go to the pure state machines; records are
//! stored first, then messages are published in their order. Every subscriber therefore
//! receives the same, and nothing is published that a crash could take back.
//!
//! The model's stream is read here, so that one hand-over lies between the provider's
//! socket and the clients': this task to a connection's writer.
//!
//! Shutdown: a running turn is ended as interrupted and stored; commands are killed with
//! their process groups when their handles are dropped.

mod waiting;

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};
use turnhost_protocol::{ServerNotification, ThreadClosedNotification};

use self::waiting::{PreparedCall, WaitingCalls};
use crate::call::{self, Call, Fetched, FetchedTurns, Read};
use crate::error::ThreadError;
use crate::limits::MAILBOX;
use crate::live::Live;
use crate::loaded::LoadedThread;
use crate::message::Message;
use crate::publisher::Room;
use crate::sources::{Arrival, Flow};
use crate::transaction::Transaction;

/// Maximum number of events of one transaction: enough that a burst of deltas is
/// published in few rounds, few enough that an interrupt is seen within some tens of
/// microseconds.
const EVENTS_A_TRANSACTION: usize = 64;

/// The reason an actor woke.
enum Wakeup {
    Message(Message),
    /// A call whose history has been read.
    Call(PreparedCall),
    Arrival(Arrival),
    /// It has been idle for long enough.
    Unload,
    /// The store may take what it could not take before.
    StoreAgain,
}

/// The rest after [`Actor::take_ready`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Nothing: the next event has to be waited for.
    Nothing,
    /// Perhaps more: the transaction was full.
    More,
}

/// A loaded thread with its mailbox.
pub(crate) struct Actor {
    live: Live,
    mailbox: mpsc::Receiver<Message>,
    waiting: WaitingCalls,
    /// There while the sole subscriber has no room for more.
    room: Option<Room>,
    /// The time to unload, while there is no subscriber and nothing runs.
    unload_at: Option<Instant>,
}

impl Actor {
    /// Makes the actor, in a place of its own: a task that held it, or what it is made of, would hold it
    /// twice, where it was made and where it runs.
    pub(crate) fn new(live: Live, mailbox: mpsc::Receiver<Message>) -> Box<Self> {
        let waiting = WaitingCalls::default();
        Box::new(Self { live, mailbox, waiting, room: None, unload_at: None })
    }

    /// Runs until the thread is unloaded.
    pub(crate) async fn run(mut self: Box<Self>) {
        self.live.publish_snapshot();
        while !self.live.has_ended() {
            self.schedule_unload();
            let wakeup = self.wakeup().await;
            let mut tx = Transaction::new(self.live.env.ports.world.now());
            let mut left = Left::Nothing;
            match wakeup {
                Wakeup::Message(message) => self.on_message(message, &mut tx),
                Wakeup::Call(waiting) => self.on_read(waiting, &mut tx),
                Wakeup::Arrival(arrival) => {
                    self.live.arrive(arrival, &mut tx);
                    left = self.take_ready(&mut tx).await;
                }
                Wakeup::Unload => self.unload(&mut tx),
                // What waits is stored with every transaction.
                Wakeup::StoreAgain => {}
            }
            if let Some(farewell) = self.live.farewell.take() {
                farewell.await;
            }
            self.waiting.note_changes(&tx);
            self.live.commit(tx).await;
            self.room = self.live.publisher.room();
            if left == Left::More {
                // A source that never pauses must not keep the writers from writing.
                tokio::task::yield_now().await;
            }
        }
        let id = self.live.id();
        let closing = || ThreadError::Closing(id);
        self.waiting.refuse_all(closing);
        // Before the registry forgets the thread, so that the next load finds the log.
        self.live.publisher.keep_log(Arc::clone(self.live.thread.record()));
        refuse_all(self.mailbox, closing).await;
    }

    fn on_message(&mut self, message: Message, tx: &mut Transaction) {
        match message {
            Message::Call(call) => self.on_call(call, tx),
            Message::Answered { number, result } => {
                self.live.answer(number, result.as_deref(), tx);
            }
            Message::Disconnected(connection) => _ = self.live.publisher.unsubscribe(connection),
            Message::Stop(stopped) => {
                self.live.unload(tx);
                tx.after.push(Box::new(move || _ = stopped.send(())));
            }
        }
    }

    /// Runs a call, or begins to read what it wants. A call stays behind earlier ones of its
    /// connection; those of other connections do not wait for it.
    fn on_call(&mut self, call: Call, tx: &mut Transaction) {
        let read = self.missing(call.read);
        if read == Read::Nothing && !self.waiting.has_call_of(call.caller) {
            return self.run_call(call, Fetched::Nothing, tx);
        }
        if self.waiting.len() >= MAILBOX {
            return call.refuse(ThreadError::Overloaded(self.live.id()));
        }
        let env = &self.live.env;
        self.waiting.push(call, read, self.live.id(), &env.tasks, &env.ports);
    }

    /// Returns what has to be read from the store for a call that wants `read`.
    fn missing(&mut self, read: Read) -> Read {
        if !self.live.thread.is_stored() {
            if read == Read::ModelHistory {
                self.live.know_history(Vec::new());
            }
            return Read::Nothing;
        }
        match read {
            Read::ModelHistory if self.live.has_agent() => Read::Nothing,
            read => read,
        }
    }

    fn on_read(&mut self, waiting: PreparedCall, tx: &mut Transaction) {
        let PreparedCall { call, fetched, changes } = waiting;
        match fetched {
            Ok(Fetched::Turns(mut fetched)) => {
                call::apply(&mut fetched, &changes);
                self.run_call(call, Fetched::Turns(fetched), tx);
            }
            Ok(fetched) => self.run_call(call, fetched, tx),
            Err(error) => call.refuse(ThreadError::Store(error)),
        }
    }

    fn run_call(&mut self, call: Call, fetched: Fetched, tx: &mut Transaction) {
        let turns = match fetched {
            Fetched::Nothing => FetchedTurns::default(),
            Fetched::ModelHistory(history) => {
                self.live.know_history(history);
                FetchedTurns::default()
            }
            Fetched::Turns(mut fetched) => {
                if let Some(filing) = fetched.filing.take() {
                    self.live.thread.refile(filing);
                }
                call::mark_running(&mut fetched.turns, self.live.thread.running());
                *fetched
            }
        };
        (call.run)(Ok(LoadedThread::new(&mut self.live, tx, turns)));
    }

    /// Waits for the next thing to do. Messages come first, so that an interrupt does not
    /// wait behind a stream that never pauses.
    async fn wakeup(&mut self) -> Wakeup {
        let mut unload = self.unload_at.map(|at: Instant| Box::pin(sleep_until(at)));
        let mut again = self.live.unstored.again_at().map(|at| Box::pin(sleep_until(at)));
        poll_fn(|cx| {
            if let Poll::Ready(wakeup) = self.poll_wakeup(cx) {
                return Poll::Ready(wakeup);
            }
            if let Some(again) = &mut again
                && again.as_mut().poll(cx).is_ready()
            {
                return Poll::Ready(Wakeup::StoreAgain);
            }
            match &mut unload {
                // Background commands are reason to stay, as long as they run.
                Some(unload)
                    if !self.live.sources.is_busy()
                        && !self.live.awaits_agents()
                        && self.waiting.len() == 0 =>
                {
                    unload.as_mut().poll(cx).map(|()| Wakeup::Unload)
                }
                _ => Poll::Pending,
            }
        })
        .await
    }

    fn poll_wakeup(&mut self, cx: &mut Context<'_>) -> Poll<Wakeup> {
        // The registry holds a handle as long as the actor runs, so the channel is never closed.
        if let Poll::Ready(Some(message)) = self.mailbox.poll_recv(cx) {
            return Poll::Ready(Wakeup::Message(message));
        }
        if let Poll::Ready(waiting) = self.waiting.poll_next(cx) {
            return Poll::Ready(Wakeup::Call(waiting));
        }
        let flow = self.poll_flow(cx);
        self.live.sources.poll_next(cx, flow).map(Wakeup::Arrival)
    }

    /// Returns which sources may be listened to. A call that still reads may subscribe, as the one for
    /// which the thread was loaded.
    fn poll_flow(&mut self, cx: &mut Context<'_>) -> Flow {
        if self.live.publisher.is_unheard() && self.waiting.len() > 0 {
            return Flow::AwaitsSubscriber;
        }
        if let Some(room) = &mut self.room {
            if room.as_mut().poll(cx).is_pending() {
                return Flow::Paused;
            }
            self.room = None;
        }
        Flow::Open
    }

    /// Takes what has happened already into the same transaction, so that it is stored and
    /// published in one go.
    async fn take_ready(&mut self, tx: &mut Transaction) -> Left {
        for _ in 1..EVENTS_A_TRANSACTION {
            let ready = poll_fn(|cx| {
                let flow = self.poll_flow(cx);
                Poll::Ready(self.live.sources.poll_next(cx, flow))
            });
            match ready.await {
                Poll::Ready(arrival) => self.live.arrive(arrival, tx),
                Poll::Pending => return Left::Nothing,
            }
        }
        Left::More
    }

    fn schedule_unload(&mut self) {
        if !self.live.is_idle() {
            self.unload_at = None;
        } else if self.unload_at.is_none() {
            let delay = Duration::from_secs(self.live.thread.settings().unload_delay_secs);
            self.unload_at = Instant::now().checked_add(delay);
        }
    }

    fn unload(&mut self, tx: &mut Transaction) {
        self.live.unload(tx);
        let closed = ThreadClosedNotification { thread_id: self.live.id() };
        tx.effects.notify(ServerNotification::ThreadClosed(closed));
    }
}

/// Answers the calls to a thread that could not be loaded, or has left.
pub(crate) async fn refuse_all(
    mut mailbox: mpsc::Receiver<Message>,
    error: impl Fn() -> ThreadError,
) {
    mailbox.close();
    while let Some(message) = mailbox.recv().await {
        match message {
            Message::Call(call) => call.refuse(error()),
            Message::Stop(stopped) => _ = stopped.send(()),
            Message::Answered { .. } | Message::Disconnected(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Actor;

    fn bytes_of_future<F>(_: impl FnOnce(Box<Actor>) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn a_loaded_thread_that_does_nothing_takes_little_memory() {
        let (state, task) = (size_of::<Actor>(), bytes_of_future(Actor::run));
        assert!(state <= 2_400, "the state of a thread takes {state} bytes");
        assert!(task <= 1_400, "the task of a thread takes {task} bytes");
    }
}
