//! The queue of messages on their way to one connection.
//!
//! Producers [`Outbox::offer`] and never wait inside it; the connection's
//! writer takes what is queued in batches. The queue is bounded in bytes, and
//! [`WhenFull`] says what happens at the bound. What the peer receives and what
//! it asked for have budgets of their own, so that a long answer on a slow line
//! leaves room for what happens meanwhile. While the peer is slow to read,
//! deltas of one item are joined. Nothing is ever dropped silently: every offer
//! says what became of the message.

use std::future::poll_fn;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, Sleep, sleep_until};
use turnhost_queue::{Class, Full, MergingQueue};

use crate::limits::{Limits, RESERVE_BYTES, WhenFull};
use crate::{CloseReason, Message};

/// 128 KiB a batch: large enough that the cost of a write does not count,
/// small enough that what waits behind it can still be joined.
const BATCH_BYTES: usize = 128 << 10;

/// 10 ms after a batch, which is not noticeable in what was not asked for: with many clients at work each is
/// informed of all others, and a write for each of these messages costs more than everything else together.
const GATHERING: Duration = Duration::from_millis(10);

/// The fate of an offered message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a message may not have been taken"]
pub enum Offer {
    /// It waits for the writer.
    Queued,
    /// It was joined to a message that waits already.
    Merged,
    /// The budget is used up. With [`WhenFull::Wait`] the message is queued all
    /// the same and the producer should await [`Outbox::ready`]; with
    /// [`WhenFull::Disconnect`] it is not, and the connection is now closing.
    Full,
    /// The budget is used up and the peer understands that: all but the answers was dropped, the
    /// offered message included. The caller informs the peer.
    Shed,
    /// The connection is closed or closing; the message was not taken.
    Closed,
}

/// The producers' handle of the queue; cloning gives another one to the same queue.
#[derive(Debug)]
pub struct Outbox<M> {
    shared: Arc<Shared<M>>,
}

impl<M> Clone for Outbox<M> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

/// The writer's end of the queue. Dropping it closes the outbox.
#[derive(Debug)]
pub struct OutboxReceiver<M> {
    shared: Arc<Shared<M>>,
    /// Rings when what is gathered is due; made with the first message that has to wait.
    alarm: Option<Pin<Box<Sleep>>>,
}

/// The time by which a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// At once, with all that waits.
    Prompt,
    /// With the next prompt message, and [`GATHERING`] after the last batch at the latest.
    Gathered,
}

/// The next work of a writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriterWork {
    /// Write the batch.
    Batch,
    /// Ping the peer.
    Ping,
}

#[derive(Debug)]
struct Shared<M> {
    state: Mutex<State<M>>,
    /// The bytes that wait, as they were when the state was last let go: each request looks at them
    /// more than once, and none need take the lock for it.
    waiting: WaitingBytes,
    limits: Limits,
    /// Wakes producers that wait for room, and waiters for the end.
    changed: Notify,
}

#[derive(Debug)]
struct State<M> {
    queue: MergingQueue<M>,
    /// Set while the writer waits for the peer.
    stalled: bool,
    /// Set if all but answers is dropped at the bound, regardless of the limits.
    sheds: bool,
    /// Set if the peer should be pinged.
    ping: bool,
    closed: Option<CloseReason>,
    writer: Option<Waker>,
    /// Set if something waits that is to be written at once.
    has_prompt: bool,
    /// Set while the writer waits for [`State::due`].
    gathers: bool,
    /// When gathered messages are written; `None` for at once.
    due: Option<Instant>,
}

impl<M: Message> State<M> {
    /// Returns until when what is queued may wait for more; `None` if it is to be written now.
    fn may_wait_until(&self) -> Option<Instant> {
        let due = self.due.filter(|_| !self.has_prompt && self.closed.is_none())?;
        (due > Instant::now()).then_some(due)
    }

    /// Moves what is queued into a batch. A rest that did not fit is as urgent as it was.
    fn take_batch(&mut self, batch: &mut Vec<M>) {
        self.queue.take_batch(batch, BATCH_BYTES);
        self.has_prompt &= !self.queue.is_empty();
        self.due = Some(Instant::now() + GATHERING);
    }
}

#[derive(Debug, Default)]
struct WaitingBytes {
    all: AtomicUsize,
    answers: AtomicUsize,
}

/// The locked state. Letting it go publishes the bytes that wait.
struct Locked<'a, M> {
    state: MutexGuard<'a, State<M>>,
    waiting: &'a WaitingBytes,
}

impl<M> Deref for Locked<'_, M> {
    type Target = State<M>;

    fn deref(&self) -> &State<M> {
        &self.state
    }
}

impl<M> DerefMut for Locked<'_, M> {
    fn deref_mut(&mut self) -> &mut State<M> {
        &mut self.state
    }
}

impl<M> Drop for Locked<'_, M> {
    fn drop(&mut self) {
        self.waiting.all.store(self.state.queue.waiting_bytes(), Ordering::Release);
        self.waiting.answers.store(self.state.queue.waiting_of(Class::Answer), Ordering::Release);
    }
}

impl<M> Shared<M> {
    fn lock(&self) -> Locked<'_, M> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Locked { state, waiting: &self.waiting }
    }

    fn close(&self, reason: CloseReason) {
        let (dropped, writer) = {
            let mut state = self.lock();
            if state.closed.is_some() {
                return;
            }
            let dropped = reason.drops_queue().then(|| state.queue.clear());
            state.closed = Some(reason);
            (dropped, state.writer.take())
        };
        drop(dropped);
        if let Some(writer) = writer {
            writer.wake();
        }
        self.changed.notify_waiters();
    }
}

/// Returns an empty queue: the producers' handle and the writer's end.
pub fn outbox<M: Message>(limits: Limits) -> (Outbox<M>, OutboxReceiver<M>) {
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            queue: MergingQueue::new(limits.of_queue()),
            stalled: false,
            sheds: false,
            ping: false,
            closed: None,
            writer: None,
            has_prompt: false,
            gathers: false,
            due: None,
        }),
        waiting: WaitingBytes::default(),
        limits,
        changed: Notify::new(),
    });
    (Outbox { shared: Arc::clone(&shared) }, OutboxReceiver { shared, alarm: None })
}

impl<M: Message> Outbox<M> {
    /// Queues a message, joins it to a waiting one, or says why not. Never waits.
    pub fn offer(&self, message: M) -> Offer {
        self.offer_within(message, 0, Pace::Prompt)
    }

    /// Works like [`Outbox::offer`], for what the peer has not asked for and may receive up to 10 ms later:
    /// shortly after a write it is kept back to travel with what follows. Nothing overtakes it.
    pub fn offer_gathered(&self, message: M) -> Offer {
        self.offer_within(message, 0, Pace::Gathered)
    }

    /// Works like [`Outbox::offer`], with [`RESERVE_BYTES`] more room: for the words that say that
    /// there is none.
    pub fn offer_reserved(&self, message: M) -> Offer {
        self.offer_within(message, RESERVE_BYTES, Pace::Prompt)
    }

    fn offer_within(&self, message: M, extra_bytes: usize, pace: Pace) -> Offer {
        let mut message = message;
        let class = message.class();
        let limits = &self.shared.limits;
        let mut state = self.shared.lock();
        if state.closed.is_some() {
            return Offer::Closed;
        }
        if state.stalled && state.queue.queued_bytes() > limits.merge_above_bytes {
            message = match state.queue.merge(message) {
                Ok(()) => return Offer::Merged,
                Err(message) => message,
            };
        }
        let now = || Instant::now().into_std();
        if let Err(Full { budget_bytes }) = state.queue.admit(&message, extra_bytes, now) {
            if state.sheds && class == Class::Event {
                let shed = state.queue.shed();
                drop(state);
                // Not under the lock: what is dropped may be large.
                drop(shed);
                return Offer::Shed;
            }
            if state.sheds || limits.when_full == WhenFull::Disconnect {
                drop(state);
                self.close(CloseReason::TooSlow { budget_bytes });
                return Offer::Full;
            }
        }
        state.queue.push(message);
        let waits = limits.when_full == WhenFull::Wait && !state.sheds;
        let full = waits && state.queue.waiting_bytes() >= limits.budget_bytes;
        state.has_prompt |= pace == Pace::Prompt;
        // A writer that gathers has its alarm.
        let writer = if state.has_prompt || !state.gathers { state.writer.take() } else { None };
        drop(state);
        if let Some(writer) = writer {
            writer.wake();
        }
        if full { Offer::Full } else { Offer::Queued }
    }

    /// Returns `true` if so many answers wait that the peer should not ask for more: half of the bound.
    pub fn is_full_of_answers(&self) -> bool {
        let limit = self.shared.limits.answer_bytes() / 2;
        self.shared.waiting.answers.load(Ordering::Acquire) > limit
    }
}

impl<M: Message> Outbox<M> {
    /// Waits until what is queued is below the budget, or the outbox is closed.
    ///
    /// At once with [`WhenFull::Disconnect`]. Call it after a batch of offers:
    /// the batch is by how much the budget can be exceeded. Cancellation safe.
    pub async fn ready(&self) {
        if self.has_room() {
            return;
        }
        self.until(|| self.has_room()).await;
    }

    /// Returns whether producers wait for this peer when its budget is used up.
    pub fn waits(&self) -> bool {
        self.shared.limits.when_full == WhenFull::Wait && !self.shared.lock().sheds
    }

    /// Returns whether a producer need not wait: there is room, or the peer is of a kind that
    /// is never waited for.
    pub fn has_room(&self) -> bool {
        if self.shared.limits.when_full == WhenFull::Disconnect
            || self.waiting_bytes() < self.shared.limits.budget_bytes
        {
            return true;
        }
        let state = self.shared.lock();
        state.closed.is_some() || state.sheds
    }

    /// Sends the peer a hint from now on when it reads too slowly, instead of being disconnected or waited
    /// for: see [`Offer::Shed`].
    pub fn shed_when_full(&self) {
        self.shared.lock().sheds = true;
        self.shared.changed.notify_waiters();
    }

    /// Drops all that waits but answers. The caller informs the peer.
    pub fn shed(&self) {
        let shed = self.shared.lock().queue.shed();
        self.shared.changed.notify_waiters();
        // Not under the lock: what is dropped may be large.
        drop(shed);
    }

    /// Asks the writer to ping the peer.
    pub(crate) fn ping(&self) {
        let writer = {
            let mut state = self.shared.lock();
            state.ping = true;
            state.writer.take()
        };
        if let Some(writer) = writer {
            writer.wake();
        }
    }

    /// Waits until the peer has taken all but `bytes` of what waits for it, or the outbox is
    /// closed: for a producer that is to go no faster than its peer. Unlike [`Outbox::ready`]
    /// it waits for every kind of peer. Cancellation safe.
    pub async fn taken_but(&self, bytes: usize) {
        self.until(|| {
            let state = self.shared.lock();
            state.closed.is_some() || state.queue.waiting_bytes() <= bytes
        })
        .await;
    }

    async fn until(&self, done: impl Fn() -> bool) {
        let mut changed = std::pin::pin!(self.shared.changed.notified());
        loop {
            changed.as_mut().enable();
            if done() {
                return;
            }
            changed.as_mut().await;
            changed.set(self.shared.changed.notified());
        }
    }

    /// Closes the connection: later offers return [`Offer::Closed`].
    ///
    /// Queued messages are still written unless the reason says otherwise. The
    /// first reason stays.
    pub fn close(&self, reason: CloseReason) {
        self.shared.close(reason);
    }

    /// Waits until the outbox is closed and returns the reason. Cancellation safe.
    pub async fn closed(&self) -> CloseReason {
        self.until(|| self.close_reason().is_some()).await;
        self.close_reason().unwrap_or(CloseReason::Finished)
    }

    /// Returns the reason why the outbox is closed; `None` while it is open.
    pub fn close_reason(&self) -> Option<CloseReason> {
        self.shared.lock().closed.clone()
    }

    /// Returns the number of bytes that wait for the peer, as the budget counts them.
    pub fn waiting_bytes(&self) -> usize {
        self.shared.waiting.all.load(Ordering::Acquire)
    }
}

impl<M: Message> OutboxReceiver<M> {
    /// Moves what is queued, up to 128 KiB, to the end of `batch`; waits while
    /// nothing is. `Err` when the outbox is closed and empty.
    ///
    /// Taking a batch says that the previous one is written. Cancellation safe.
    pub async fn next_batch(&mut self, batch: &mut Vec<M>) -> Result<(), CloseReason> {
        while self.next_work(batch).await? == WriterWork::Ping {}
        Ok(())
    }

    /// Works like [`OutboxReceiver::next_batch`], for a writer that can ping.
    pub(crate) async fn next_work(
        &mut self,
        batch: &mut Vec<M>,
    ) -> Result<WriterWork, CloseReason> {
        poll_fn(|cx| self.poll_work(cx, batch)).await
    }

    fn poll_work(
        &mut self,
        cx: &mut Context<'_>,
        batch: &mut Vec<M>,
    ) -> Poll<Result<WriterWork, CloseReason>> {
        loop {
            let mut state = self.shared.lock();
            let released = state.queue.release();
            state.gathers = false;
            let mut alarm_at = None;
            let poll = if std::mem::take(&mut state.ping) {
                Poll::Ready(Ok(WriterWork::Ping))
            } else if !state.queue.is_empty() {
                alarm_at = state.may_wait_until();
                if alarm_at.is_none() {
                    state.take_batch(batch);
                    Poll::Ready(Ok(WriterWork::Batch))
                } else {
                    state.gathers = true;
                    Poll::Pending
                }
            } else if let Some(reason) = &state.closed {
                Poll::Ready(Err(reason.clone()))
            } else {
                Poll::Pending
            };
            if poll.is_pending() {
                state.writer = Some(cx.waker().clone());
            }
            drop(state);
            if released {
                self.shared.changed.notify_waiters();
            }
            match alarm_at {
                // It is due already; or it was, and was taken.
                Some(due) if self.poll_alarm(cx, due).is_ready() => {}
                _ => return poll,
            }
        }
    }

    /// Asks to be woken at `due`.
    fn poll_alarm(&mut self, cx: &mut Context<'_>, due: Instant) -> Poll<()> {
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(due)));
        if alarm.deadline() != due {
            alarm.as_mut().reset(due);
        }
        alarm.as_mut().poll(cx)
    }
}

impl<M> OutboxReceiver<M> {
    /// Notes that the writer waits for the peer: from now on messages are joined.
    pub(crate) fn stall(&self) {
        self.shared.lock().stalled = true;
    }

    /// Ends [`OutboxReceiver::stall`].
    pub(crate) fn end_stall(&self) {
        self.shared.lock().stalled = false;
    }

    /// Returns another producers' handle of the same queue.
    pub(crate) fn outbox(&self) -> Outbox<M> {
        Outbox { shared: Arc::clone(&self.shared) }
    }
}

impl<M> Drop for OutboxReceiver<M> {
    fn drop(&mut self) {
        self.shared.close(CloseReason::PeerLeft);
    }
}
